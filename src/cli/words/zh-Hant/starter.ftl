# 起始檔案中的註解。

starter-mailbag = 命令列未指定的項目；輸入的內容優先。`mailbag build --help` 列出所有選項：在此以 `_` 代替 `-`。
starter-one-sided = 單面
starter-for-one-sided = 單面列印時使用
starter-no-window = 信封沒有窗口時使用
starter-addressees = 信件寫給誰。請在此填寫：每人一個表，其下每種語言一個表。
starter-as-of = 以上資料正確無誤的日期
starter-greeting = 信件中的 {"{{"}addressee.greeting{"}}"}
starter-postal = 信封窗口中的地址。
starter-routes = 裝有所有信件的袋子送達或寄往的地點。
starter-country = 信件投寄的國家
starter-language = 遞交單的語言
starter-office = 您自己的地址，逐行填寫：寄出前請填好
starter-post = "each"：每封信單獨投寄
starter-letter = 一封信：這個檔案，以及旁邊每種語言一份文字。
starter-kind = "petition"：附有簽署人表格的紙張
starter-languages = 依列印順序
starter-arrangement = 或 "columns"（左右並列）、"separate"（各用一張紙）
starter-sender = 信中寫出簽署人的哪些資料："name"（姓名）、"country"（國家）、"town"（城鎮）或 "address"（含街道的地址）
starter-signed = 沒有圖片時留一條簽名線；"online"：線上簽署，附日期
starter-consent = 只列印表示同意的人
starter-messages = "approved"：只列印已有人核可的留言
starter-title = PDF 與遞交單的標題。
