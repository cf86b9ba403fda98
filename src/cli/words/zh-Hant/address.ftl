# 地址不符合郵政規定之處。

address-fault = { $address }：{ $fault }
    .hint-no-column = 若該欄使用其他標題，請以 --column "{ $column }=…" 指定；`mailbag columns` 會顯示如何解讀
    .hint = 請修正地址的各個欄位，否則信件可能無法送達
the-address = 地址
the-address-of = `{ $name }` 的地址
address-fault-too-many-lines = { $address }有 { $found } 行；該國郵政只讀 { $limit } 行
address-fault-line-too-long = { $address }第 { $line } 行有 { $found } 個字元；該國郵政只讀 { $limit } 個
address-fault-no-column = 名單沒有 `{ $column }` 欄，因此無法印出簽署人的地址
address-fault-not-given = 儲存格是空的，因此無法印出這位簽署人的地址
address-fault-kept-back = 該列隱藏姓名，或同意範圍不包括地址，因此不印出這位簽署人的地址
address-fault-no-country = { $address }沒有國家
address-fault-unknown-country = { $address }：`{ $country }` 不是國家代碼
address-fault-no-postcode = { $address }沒有郵遞區號
address-fault-wrong-postcode = { $address }：`{ $postcode }` 不是該國的郵遞區號，其格式為 { $forms }
address-fault-right-to-left = { $address }第 { $line } 行由右至左書寫；國外郵政無法分揀
address-fault-not-latin = { $address }第 { $line } 行不是拉丁字母；沿途郵政只讀拉丁字母
postcode-forms-none = 無
postcode-forms-or = { $one } 或 { $other }
