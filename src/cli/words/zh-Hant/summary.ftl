# 製作結果的摘要。

summary-list = 名單：{ $format }
summary-rows = { $rows } = { $parts }
summary-consent = { $consent ->
    [not-recorded] 同意：未記錄
    [recorded] 同意：已記錄
    [in-part] 同意：僅記錄部分的人
   *[required] 同意：必要
}
summary-joined = { $signers } = { $letters } + { $joined } 位與同地址者聯名
summary-letters = { $letters }，{ $pages }
summary-petition = { $signatures }，{ $pages }
summary-roll = 1 封信與名冊（{ $names }），{ $pages }
summary-messages-omitted = { $count } 封不含留言，因留言會使紙張過多
summary-messages-not-approved = { $count } 封不含留言，因留言未經核可或不得印出
summary-serials = 序號接續 `{ $batch }` 的 { $last }
summary-printed = 收件人會讀到簽署人的：{ $fields }
rejected = { $count } 列剔除
duplicates = { $count } 列重複
blank = { $count } 列空白
withheld = { $count } 列不公開
without-consent = { $count } 列未同意
in-earlier-batch = { $count } 列已在先前的批次
withdrawn = { $count } 列已撤回
summary-one-sided = 單面：{ $sheets }
summary-two-sided = 雙面：{ $sheets }；單面：{ $pages }，其中 { $blank } 張空白
summary-two-sided-blank = 雙面：{ $sheets }；單面：{ $pages }，其中 { $blank } 張空白：請使用 --simplex
summary-weight = { $letters } 封信重 { $weight }；一封信附全部姓名的名冊（--as roll）約 { $roll_weight }，{ $roll } 張紙
field-title = 稱謂
field-id = id
field-name = 姓名
field-initials = 姓名縮寫
field-latin-name = 拉丁字母姓名
field-organisation = 團體
field-role = 職稱
field-street = 街道
field-postcode = 郵遞區號
field-city = 城市
field-country = 國家
field-email = 電子郵件
field-date = 簽署日期
field-message = 個人留言
field-signature = 簽名圖檔
ready = 可以製作：{ $made }
ready-warned = 可以製作：{ $made }；請先查看以上 { $count } 項警告
not-ready = 尚不能製作：請先解決以上 { $count } 項錯誤
joined = 由 { $shards }得 { $volumes }：{ $letters }，{ $sheets }
cleaned = { $count ->
    [0] `{ $out }` 中沒有遺留的檔案
   *[other] 已從 `{ $out }` 刪除 { $count } 項遺留
}
clean-at-work = 保留 `{ $path }`：有程序正在使用它
clean-young = 保留 `{ $path }`：它的產生不到 { $minutes } 分鐘，可能有程序正在使用它
    .hint = 請稍後再執行 `mailbag clean`
taken-over = { $of } 冊中有 { $count } 冊沿用先前的執行結果，內容一個位元組都沒有變

progress-reading = 讀取各列
progress-setting = 排版信件
progress-counting = 計算頁數
progress-bar = {"{msg} "}{ $bar }{" {done}/{all}，{speed}，剩餘 {eta}"}
progress-short = {"{done}/{all}，剩餘 {eta}，{wide_msg}"}
progress-count = {"{msg} {done}，{speed}"}
progress-count-short = {"{done} {wide_msg}"}
progress-speed = { $count }/s
