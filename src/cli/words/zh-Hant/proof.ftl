# 關於校樣的說明，以及校樣中的文字。

proof-made = { $all }中有 { $shown } 可供查看，{ $whole }.{ $tenth } MB
proof-in-the-way = `{ $file }` 已存在，且不是 mailbag 的校樣
    .hint = 以 --out 指定其他檔案
proof-of-batch = 批次校樣（列印前）
proof-of-letter = 信件校樣（製作後的樣子）
proof-title = 校樣：{ $batch }
proof-lead = { $kind ->
    [petition] 連署表，{ $date }，路線 { $routes }，{ $languages }
    [roll] 附名冊的信件，{ $date }，路線 { $routes }，{ $languages }
   *[letter] 信件，{ $date }，路線 { $routes }，{ $languages }
}
proof-batch = 批次 `{ $batch }`
proof-to = 收件人：{ $addressees }
proof-without-window = 不用開窗信封
proof-window = 用於開窗信封：{ $window }
proof-sample-list = 範例名單，不可寄出
proof-zones-drawn = 信上繪有區域框線，不可寄出
proof-contents = 本頁內容
proof-summary = 摘要
proof-findings = 需要查看的事項
proof-look = { $kind ->
    [letter] 供查看的信件
   *[other] 供查看的紙張
}
proof-files = 要列印的檔案
proof-fonts = 字型
proof-hashes = 已驗證的內容
proof-approval = 核可
proof-search = 搜尋
proof-keys = / 搜尋 · j k 下一封、上一封 · Enter 放大頁面
proof-status = { $kind ->
    [letter] 信件：顯示 { $all } 之中的 { $shown }
   *[other] 紙張：顯示 { $all } 之中的 { $shown }
}；事項：{ $findings } 之中的 { $found }
proof-switch = 按鍵 / j k
proof-draw-window = 繪出窗口
proof-draw-place = 繪出地址的位置
proof-previous = 上一頁
proof-next = 下一頁
proof-close = 關閉
proof-skip = 跳至內容
proof-figure-letters = 封信
proof-figure-names = 個姓名
proof-figure-pages = 頁
proof-figure-sheets = { $sides ->
    [one] 張紙，單面
   *[two] 張紙，雙面
}
proof-figure-paper = 的紙
proof-rows = 列
proof-signers = 位簽署人
proof-rejected = 列剔除
proof-duplicates = 列重複
proof-blank-rows = 列空白
proof-withheld = 列不公開
proof-without-consent = 列未同意
proof-earlier = 列已在先前的批次
proof-withdrawn = 已撤回
proof-adds-up = 總數相符
proof-does-not-add-up = 總數不符
proof-error = 錯誤
proof-warning = 警告
proof-note = 附註
proof-nothing-found = 沒有需要查看的事項。
proof-letter = { $kind ->
    [letter] 信件 { $serial }
   *[other] 姓名 { $serial }
}
proof-cover-link = 遞交單
proof-opening-link = 開頭
proof-serials = { $kind ->
    [letter] 信件 { $serials }
   *[other] 姓名 { $serials }
}
proof-and-more = { $first }，另有 { $more } 個
proof-letter-at = { $kind ->
    [letter] 信件 { $serial }：{ $file }，第 { $page } 頁
   *[other] 姓名 { $serial }：{ $file }，第 { $page } 頁
}
proof-unknown-finding = `{ $code }`；`mailbag check` 有更多說明
proof-findings-not-shown = 另有 { $count } 項 `{ $code }`，關於此處未顯示的人：{ $serials }；`--all` 會顯示，`mailbag check` 會逐一列出
proof-findings-without-letter = { $count } 項 `{ $code }`，關於沒有信件的列：{ $rows }
proof-findings-without-room = 另有 { $count } 項 `{ $code }`，此處容納不下：{ $serials }；`mailbag check` 會逐一列出
proof-chosen = { $kind ->
    [letter] { $all } 封信中的 { $chosen } 封：第一個與最後一個、最長的、每種文字、每種簽名方式，以及抽選的一些。
   *[other] { $all } 個姓名中的 { $chosen } 個，及其紙張：第一個與最後一個、最長的、每種文字、每種簽名方式，以及抽選的一些。
}
proof-frame = 框線是地址的位置。
proof-frames = 實線框是無論紙張在信封內如何移動都會在窗口顯示的範圍，虛線框是可能顯示的全部範圍。
proof-names-everybody = 本頁列出批次中的所有人：請如同名單一樣妥善保管。
proof-names-on-sheets = 圖片顯示這些紙張上的所有人，{ $all } 個姓名中的 { $readable } 個：請如同名單一樣妥善保管。
proof-names-shown = 本頁只列出所顯示的人：請如同他們的信件一樣妥善保管。
proof-heading = { $kind ->
    [letter] 信件 { $serials }
   *[other] 含 { $serials } 的紙張
}
proof-opening = 開頭
proof-cover = 遞交單
proof-first = 第一
proof-last = 最後
proof-longest-name = 最長的姓名
proof-longest-address = 最長的地址
proof-script = 文字：{ $script }
proof-signature-image = 簽名圖片
proof-signature-drawing = 簽名圖形
proof-signature-strokes = 簽名板
proof-signed-online = 線上簽署
proof-signed-by-hand = 親筆簽名
proof-organisation = 團體
proof-household = 同戶
proof-other-addressee = 其他收件人
proof-doubtful = 有疑問
proof-message = 個人留言
proof-lot = 抽選
proof-place = { $file }，第 { $first } 頁
proof-places = { $file }，第 { $first } 至 { $last } 頁
proof-page = 第 { $page } 頁，共 { $of } 頁
proof-blank-page = 第 { $page } 頁（共 { $of } 頁）空白：紙張背面
proof-not-shown = 此處不顯示：檔案會過大；請查看 PDF
proof-alt = { $heading }，第 { $page } 頁，共 { $of } 頁，列印後的樣子
proof-alt-with-window = { $alt }；地址上繪有窗口
proof-alt-with-place = { $alt }；地址的位置繪有框線
proof-volumes = 依列印順序的分冊
proof-column-file = 檔案
proof-column-to = 收件人
proof-column-serials = 序號
proof-column-letters = { $kind ->
    [petition] 簽名
    [roll] 姓名
   *[letter] 信件
}
proof-column-pages = 頁數
proof-column-sheets = { $sides ->
    [one] 紙張，單面
   *[two] 紙張，雙面
}
proof-column-bytes = 位元組
proof-more-rows = 另有 { $more } 項；`manifest.json` 列有全部
proof-embedded = 內嵌於此處所顯示檔案的字型：
proof-scripts = 排版名單所用：{ $served }
proof-verified = { $files } 個檔案與清單所載寫入時的位元組相同。
proof-manifest-hash = manifest.json 的 SHA-256：{ $sha }
proof-letters-hash = 所有信件的 SHA-256，與遞交單相同：{ $sha }
proof-not-built = 批次將如此製作。目前不會保留任何內容；雜湊值在製作後才會確定。
proof-hashes-of = { $files } 個檔案及其 SHA-256
proof-approve-it = 確認一切無誤者以此記錄：
proof-build-it = 若一切無誤，請製作批次並查看其校樣：
proof-by-name = 姓名
proof-looked-at-by = 查看者
proof-day = 日期
proof-signature = 簽名
proof-footer = 由 { $tool } 製作。圖片直接取自 PDF 檔案。本頁不向任何網路要求資料。
