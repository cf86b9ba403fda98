# 關於所檢視的信件。

previewed = 信件 { $serial }：{ $pages }
previewed-of = 信件 { $serial }，{ $person }：{ $pages }
previewed-blank = { $text }，最後一頁為雙面列印留白
previewed-blanks = { $text }，最後幾頁空白
preview-bad-rows = 有 { $count } 列有誤，沒有信件；`mailbag check { $letter }` 會說明問題
preview-nobody = 沒有符合 `{ $typed }` 且有信件的人；信件編號至 { $last }
    .hint = 請提供序號、印出的姓名、`id` 或電子郵件地址
preview-nobody-at-all = 沒有符合 `{ $typed }` 且有信件的人；沒有任何信件
preview-several = `{ $typed }` 可能指 { $count } 人：
    .hint = 以姓名前的號碼選擇一人：--signer 17
preview-more = 另有 { $count } 人
preview-in-the-way = `{ $file }` 已存在，且不是 { $kind }
    .hint = 以 --out 指定其他檔案
preview-no-page = 沒有第 { $page } 頁：信件共 { $pages }
preview-page-of-pdf = `--page` 用於圖片；PDF 含有信件的所有頁面
    .hint = 指定以 .png 結尾的檔案，或省略 --page
preview-terminal = 標準輸出是終端機，無法顯示 PDF 或圖片
    .hint = 以 --out 指定檔案，或以 --open 直接開啟
preview-needs-a-file = `--open` 與 `--watch` 需要檔案
    .hint = 省略 `--out -`，或指定檔案
preview-needs-a-letter = `--watch` 須搭配信件與檔案中的名單：批次不會變動
    .hint = 請指定信件，而非批次
preview-not-drawn = { $error }
    .hint = 請查看 PDF：--pdf
preview-not-opened = 已製作 `{ $file }`，但沒有程式可開啟：{ $error }
preview-watching = 監看變更中；按 Ctrl-C 結束
