# 各訊息共用的部分：標籤、位置、數量。

severity-error = 錯誤
severity-warning = 警告
severity-note = 附註

finding = { $severity }：{ $message }
finding-message-at = { $place }：{ $message }
hint-line = 提示：{ $hint }
did-you-mean = 是否為 `{ $nearest }`？

place-row = { $place }（第 { $row } 列）
place-column = { $place }：`{ $heading }` 欄
in-column = `{ $heading }` 欄：{ $message }

findings-of-kind = { $severity ->
    [error] { $count } 個錯誤 `{ $code }`
    [warning] { $count } 個警告 `{ $code }`
   *[note] { $count } 個附註 `{ $code }`
}
findings-of-kind-cut = { $severity ->
    [error] { $count } 個錯誤 `{ $code }`，其中 { $hidden } 個未顯示；--json 會全部列出
    [warning] { $count } 個警告 `{ $code }`，其中 { $hidden } 個未顯示；--json 會全部列出
   *[note] { $count } 個附註 `{ $code }`，其中 { $hidden } 個未顯示；--json 會全部列出
}
findings-of-kind-many = { $severity ->
    [error] { $count } 個錯誤 `{ $code }`，其中 { $hidden } 個未顯示；--json 會列出前 { $kept } 個
    [warning] { $count } 個警告 `{ $code }`，其中 { $hidden } 個未顯示；--json 會列出前 { $kept } 個
   *[note] { $count } 個附註 `{ $code }`，其中 { $hidden } 個未顯示；--json 會列出前 { $kept } 個
}

count-letters = { $count } 封信
count-signatures = { $count } 個簽名
count-signers = { $count } 位簽署人
count-rows = { $count } 列
count-names = { $count } 個姓名
count-roll = 1 封信與名冊（{ $names }）
count-and = { $text }，{ $more }
count-pages = { $count } 頁
count-sheets = { $count } 張紙
count-volumes = { $count } 冊
count-shards = { $count } 個分片

kind-letter = 信件
kind-petition = 連署表
list-separator = 、
