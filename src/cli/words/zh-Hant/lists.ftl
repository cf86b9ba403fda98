# 名單的格式、留言的內容、現有的項目。

format-text = { $name }，{ $encoding }，儲存格以{ $delimiter ->
    [comma] 逗號
    [semicolon] 分號
    [tab] 定位字元
   *[bar] 直線
}分隔
format-text-other = { $name }，{ $encoding }，儲存格以 `{ $delimiter }` 分隔
message-head = 第 { $row } 列：{ $language }，{ $length } 個字元，{ $approved ->
    [yes] 已核可
    [no] 不核可
   *[unknown] 尚未審閱
}
message-language-unknown = 未註明語言
trace-email = 電子郵件地址：{ $text }
trace-phone = 電話號碼：{ $text }
trace-web = 網址：{ $text }
trace-address = 郵寄地址：{ $text }
messages = { $messages } 則留言，{ $approved } 則已核可，{ $traces } 則含有地址、號碼等資訊
columns-of = { $file }：{ $format }
columns-heading = 標題
columns-understood = 理解為
columns-row = 第 { $row } 列
no-heading = 沒有標題
list-letters = 信件
list-addressees = 收件人
list-routes = 路線
list-languages = 語言
list-letter = { $kind }（{ $languages }）：{ $title }
