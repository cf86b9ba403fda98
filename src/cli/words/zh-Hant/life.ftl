# 關於現有批次的訊息：有何問題，後來如何。

earlier-batch-missing = `{ $by }` 接續批次 `{ $batch }`，但後者不在它旁邊
    .hint = 將它放在另一批次旁邊，或再加一個 --after 指定其資料夾
earlier-of-other-letter = 批次 `{ $batch }` 屬於信件 `{ $found }`，不屬於 `{ $expected }`
    .hint = 以 --after 指定這封信的批次
names-another = 文中提到 { $name }，但信件是寄給 `{ $addressee }`
    .hint = 修改文字，或以 --to 確認收件人
bad-serials = `{ $value }` 不是 17 或 23-25 這樣的序號
    .hint = 序號從 1 開始，印在信件下方；範圍中較小的在前
bad-serials-none = 未指定 17 或 23-25 這樣的序號
unknown-serial = 批次中沒有序號 { $serial } 的信件；現有：{ $known }
uncut-volume = 此程式無法從 { $tool } 製作的 `{ $file }` 中取出頁面：請改為列印該檔案的第 { $pages } 頁
shared-sheets = 一張表有多位簽署人：請改為列印 `{ $file }` 的第 { $pages } 頁，連同紙張的另一面
handover-in-the-way = `{ $file }` 已存在
    .hint = 將它移走，或以 --out 指定其他資料夾
bad-recipient = `{ $value }` 不是 `age1…` 這樣的公開金鑰
    .hint = 應為 `age-keygen` 標示為「public key」的那一行；切勿交出私密金鑰
bad-key = { $fault ->
    [no-password] `{ $file }`：金鑰需要密碼
    [wrong-password] `{ $file }`：密碼不符
    [failed] `{ $file }`：簽章失敗
   *[no-key] `{ $file }`：不是 minisign 的金鑰
}
    .hint-no-password = 在終端機中 mailbag 會詢問；其他情況請以 --password-file 指定檔案
    .hint-wrong-password = 請提供 `minisign -G` 詢問的密碼；在 --password-file 的檔案中為第一行
    .hint = `minisign -G` 會產生私密金鑰與公開金鑰
seal-bad = { $fault ->
    [none] 批次 `{ $batch }`：沒有封印
    [no-seal] 批次 `{ $batch }`：清單檔旁的檔案不是封印
    [other-key] 批次 `{ $batch }`：封印出自另一把金鑰
   *[broken] 批次 `{ $batch }`：封印與清單檔不符，其中之一已變更
}
    .hint-other-key = 請向製作批次的人索取公開金鑰
erasure-differs = 此程式排出的 `{ $file }` 會與製作批次的 { $tool } 不同；未抹除任何資料
    .hint = 請使用製作批次的 mailbag 版本與相同的字型資料夾
erasure-differs-others = 此程式排出的他人信件會與製作批次的 { $tool } 不同；未抹除任何資料
not-approved = 批次 `{ $batch }` 尚無人核可
    .hint = `mailbag approve BATCH --by NAME` 可記錄核可
already-sent = 批次 `{ $batch }` 已經送出：{ $kind }，{ $on }
    .hint = 已寄出的批次須保留
already-sent-undated = 批次 `{ $batch }` 已經送出：{ $kind }
corrected = `{ $batch }` 的部分信件已由 `{ $by }` 取代
    .hint = 兩者都要交付，並確定抽出舊信件
corrected-beside = `{ $batch }` 中下列序號的信件已在 `{ $by }` 更正：{ $serials }
    .hint = `mailbag reprint { $folder } { $serials }` 列印已更正的信件，`mailbag reprint { $folder } --corrected 檔案` 可再作更正；由舊批次製作的內容不含已更正的部分
corrected-archived = `{ $batch }` 中下列序號的信件已在檔案庫的 `{ $by }` 更正：{ $serials }
    .hint = `mailbag archive export { $by } --out 資料夾` 可將其匯出；由舊批次製作的內容不含已更正的部分
corrected-elsewhere = `{ $batch }` 中下列序號的信件已在另一處的 `{ $by }` 更正：{ $serials }
    .hint = 以該批次的資料夾執行 `mailbag reprint` 可列印已更正的信件；由舊批次製作的內容不含已更正的部分
corrected-needed = `{ $batch }` 的部分信件已在另一處的 `{ $by }` 更正
    .hint = 請以 --after 一併指定該批次，否則在其中改了姓名的人會得到第二封信
corrected-not-noted = 無法在 `{ $batch }` 記下 `{ $by }` 更正了其中的信件
    .hint = 請將兩者放在同一資料夾，以免有人不知情而列印舊信
followed-by = 批次 `{ $by }` 接續 `{ $batch }`
    .hint-warning = 請以 --after 指定該批次，否則其中的人會收到第二封信，序號也會重複
    .hint = 請先刪除該批次
not-confirmed = `{ $batch }` 予以保留：無人確認刪除
    .hint = 在終端機中 mailbag 會詢問；其他情況以 --yes 刪除
bad-name = `{ $option }` 須為可列印的名稱
sample-list = 範例名單，請勿寄出
approval-void = { $reason ->
    [other-manifest] `{ $file }` 無效：它核可的是別的內容
    [nobody] `{ $file }` 無效：沒有寫明核可人
   *[not-understood] `{ $file }` 無效：無法解讀
}

event-handed-over = 已交付
event-posted = 已投寄
event-delivered = 已投遞
event-received = 已收到
event-refused = 拒收
event-returned = 退回
event-answered = 已回覆
event-unknown = 不明

batch-refused = { $fault ->
    [not-there] 沒有批次 `{ $folder }`
    [is-link] `{ $folder }` 是符號連結，不是批次的資料夾
    [no-folder] `{ $folder }` 不是資料夾
    [no-manifest] `{ $folder }` 不是批次：沒有 `{ $file }`
    [shard] `{ $folder }` 是分片，不是完整的批次
    [unreadable] 無法讀取批次 `{ $folder }` 中的 `{ $file }`：{ $reason }
    [not-understood] 無法解讀批次 `{ $folder }` 中的 `{ $file }`：{ $reason }
    [schema] 批次 `{ $folder }` 中的 `{ $file }` 格式為 `{ $found }`；此版本讀取 `{ $expected }`
    [unsafe-path] `{ $folder }` 的清單檔列出 `{ $file }`，但它不是批次的檔案
    [link] 批次 `{ $folder }` 中的 `{ $file }` 是符號連結
    [special] 批次 `{ $folder }` 中的 `{ $file }` 不是一般檔案
    [too-large] 批次 `{ $folder }` 中的 `{ $file }` 大於這類檔案可能的大小
    [extra] `{ $file }` 不屬於批次 `{ $folder }`：清單檔沒有列出它
    [missing] 批次 `{ $folder }` 中缺少 `{ $file }`
    [size] 批次 `{ $folder }` 中的 `{ $file }` 有 { $found } 位元組，但寫入時為 { $expected }
    [changed] 批次 `{ $folder }` 中的 `{ $file }` 已變更：SHA-256 與寫入時不同
    [counts] `{ $folder }` 的清單檔自相矛盾：`{ $number }` 的數目
    [unlisted-volume] `{ $folder }` 的清單檔列出分冊 `{ $file }`，卻沒有它的雜湊值
    [inputs] `{ $folder }` 的清單檔已變更：輸入的雜湊值與檔案不符
    [id] `{ $folder }` 的清單檔已變更：識別碼與輸入不符
    [options] `{ $folder }` 的清單檔已變更：內容與 `options.json` 不同
    [letters] 批次 `{ $folder }` 中 `{ $file }` 的第 { $line } 行與清單檔不符
    [not-made] `{ $folder }` 中的 `{ $file }` 並非在此製作：只刪除信封或標籤
    [not-as-made] `{ $folder }` 所含與當初製作的不同：有檔案經更動或移走，或資料夾已改名
   *[other] 不接受 `{ $folder }`：{ $fault }
}
    .hint-not-there = 請指定由 `mailbag build` 製作的批次資料夾
    .hint-not-made = 請查看其內容；屬於您的或不需要的，請自行移除
    .hint-is-link = 請指定資料夾本身
    .hint-shard = 以 `mailbag join` 合併其分片
    .hint-schema = 請使用製作它的 mailbag 版本
    .hint-extra = 將它移走：批次製作後不應更動
    .hint-denied = 請以建立該批次的使用者執行：其他人無法讀取其資料夾
    .hint = 從完整之處重新複製批次，或重新製作
batch-refused-unreadable = 無法讀取 `{ $folder }`：{ $reason }

mended-row = { $fault ->
    [no-key] 更正列需要 `serial` 欄或 `id` 欄
    [no-key-in-row] 此列既沒有 `serial` 也沒有 `id`
    [unknown-serial] 批次中沒有序號 `{ $serial }` 的信件
    [unknown-id] 批次中沒有 `id` 為 `{ $id }` 的信件
    [ambiguous-id] 批次中有多封信件的 `id` 為 `{ $id }`
    [other-id] 序號 { $serial } 的信件 `id` 為 `{ $expected }`，不是 `{ $found }`
    [same] 此列內容與序號 { $serial } 的信件現有內容相同
    [twice] 序號 { $serial } 的信件更正了兩次
    [several-people] 序號 { $serial } 的信件由多人聯名寄出
    [parted] 聯名寄出序號 { $serial } 信件的人已無法再聯名
    [unknown-heading] 此批次的名單沒有標題 `{ $heading }`；有：{ $known }
    [nothing] 沒有更正任何內容：每一列所說的都與其信件相同
   *[other] 此列沒有更正任何信件：{ $fault }
}
    .hint-same = 請確認更正的儲存格是否位於可解讀的欄
    .hint-ambiguous-id = 在 `serial` 欄填寫序號；序號印在信件下方
    .hint-several-people = 以 `id` 說明是誰的列，或更正所有人的列
    .hint-parted = 讓所有人使用相同的地址，或以 `build` 重新製作這封信
    .hint-unknown-heading = 信件不印的欄請略去，或改用 `mailbag columns` 能辨識的標題
    .hint = 序號印在信件下方；`id` 是批次名單中的 id
mended-row-plain = 此列沒有更正任何信件

discard-question = 要永久刪除嗎？請輸入 `是`
discard-answer = 是
password-question = 私密金鑰的密碼：
reprinted = `{ $batch }` 的信件 { $serials }，內容不變
reprinted-withdrawn = `{ $batch }` 的信件 { $serials } 已撤回，原處的頁面載明此事
approved = `{ $batch }` 已由 { $by } 核可
approved-before = `{ $batch }` 先前已由 { $by } 核可，未作任何更動
sealed = `{ $batch }` 已以金鑰 { $key } 封印
sealing-none = 未封印
sealing-unchecked = 封印自稱出自金鑰 { $key }；--public-key 可加以驗證
sealing-by = 以金鑰 { $key } 封印
verified-batch = `{ $batch }`：{ $files } 個檔案與寫入時相同；{ $sealing }
verified-batch-erased = { $text }；其後抹除 { $erased } 人
verified-batch-changed = { $text }，下列檔案因此變更，封印不為其擔保：{ $changed }
handed-over = 交給印刷廠：{ $letters }，{ $sheets }，須於 { $delete_by } 前刪除
handed-over-encrypted = 印刷廠以下列命令開啟：age -d -i KEY { $file } | tar x
holdings-letter = 信件 { $letter }，路線 { $routes }，日期 { $date }
holdings-serials = { $letters }，序號 { $serials }，{ $sheets }
holdings-files = { $files } 個檔案，{ $bytes } 位元組，其中包括簽署人名單
holdings-mailing = { $files } 個檔案，{ $bytes } 位元組
holdings-handed-over = 已於 { $on } 交付：印刷廠可能留有副本
discarded = 已刪除 `{ $batch }`
