# 輸入中發現的問題。訊息以問題代碼為名，處理方式寫在 `hint`。

missing-file = 找不到 `{ $file }`
    .hint-letter = 每封信都要有 `letter.toml`，內容請見 docs/letter.md
    .hint-fonts = 以 --font-dir 指定存在的資料夾
    .hint-of-letter = 建立這個檔案，或從 letter.toml 中移除
    .hint = 請在含有 `letters/` 與 `signers.csv` 的資料夾中執行 mailbag，或以 --letters 與 --signers 指定
unreadable-file = 無法讀取 `{ $file }`：{ $reason }
    .hint-spreadsheet = 在試算表軟體中選擇「另存新檔」，再選「Excel 活頁簿 (.xlsx)」，不設密碼
    .hint-other = 在名單原本的軟體中存成 XLSX 或 CSV
    .hint-archive = 解壓縮後，指定其中的名單
    .hint-broken-sheet = 以試算表軟體開啟，重新存成 XLSX 或 CSV；若無法開啟，請向來源重新取得
not-utf-8 = 文字不是 UTF-8
    .hint-template = 在編輯器中將檔案存成 UTF-8
    .hint = 在試算表軟體中選擇「另存新檔」，再選「CSV UTF-8」

bad-toml = 無法解讀：{ $reason }
unknown-letter = 沒有信件 `{ $letter }`；現有：{ $known }
unknown-route = 沒有路線 `{ $route }`；現有：{ $known }
unknown-addressee = 沒有收件人 `{ $addressee }`；現有：{ $known }
unknown-language = 這封信沒有語言 `{ $language }`；現有：{ $known }
bad-language-tag = `{ $language }` 不是 `fr` 或 `zh-Hant` 這樣的語言標籤
bad-date = `{ $value }` 不是 2026-03-31 這樣的日期
    .hint = 依年、月、日寫成 2026-03-31；名單中也可以日在前，寫成 31.03.2026
signed-before = 檔案庫的紀錄顯示，此人已簽署過這封信
    .hint = --new-only 會略過這些人
bad-retention = `{ $value }` 不是 `18 months after delivery` 這樣的期限
    .hint = 依序寫 1 到 1200 的數字、days、weeks、months 或 years，以及 `after delivery`
unsafe-name = `{ $name }` 不能作為名稱：只能使用字母 a 到 z、數字、`-` 和 `_`，最多 64 個字元，且不能是裝置名稱
no-route = 這封信沒有自己的路線
    .hint = 以 --route 指定，或在 letter.toml 設定 `route`；`mailbag list` 會列出路線
columns-need-two-languages = `columns` 會將兩種語言並排，這裡卻有 { $count } 種
    .hint = 以 --languages 指定兩種，例如 --languages zh-Hant,en
empty-setting = `{ $field }` 是空的
    .hint-office = 在 routes.toml 填寫該路線的 `office`（寄件單位）；在此之前，遞交單、信封與標籤上都沒有寄件單位
    .hint = 寄出之前請先填寫
addressee-left = `{ $addressee }` 的任期至 { $until } 為止
    .hint = 請見 `addressees.toml`；以 --to 指定其他收件人
addressee-left-successor = `{ $addressee }` 的任期至 { $until } 為止，繼任者為 { $successor }
campaign-closed = 行動期間為 { $opens } 至 { $closes }
    .hint = 請查看 letter.toml 的 `opens` 與 `closes`，或以 --date 指定日期
campaign-closed-over = 行動已於 { $closes } 結束
campaign-closed-not-yet = 行動將於 { $opens } 開始
data-age = `{ $name }` 的資料日期為 { $as_of }，已有 { $days } 天
data-age-ahead = `{ $name }` 的資料日期為 { $as_of }，比信件日期晚 { $ahead } 天
no-postal-address = `{ $addressee }` 沒有郵寄地址：地址區將留空
no-postal-address-needed = `{ $addressee }` 沒有郵寄地址
addressee-without-language = `{ $addressee }` 沒有 `{ $language }` 的文字
    .hint = 在 addressees.toml 加入文字，或以 --languages 選擇語言
unknown-column = 沒有 `{ $column }` 欄；現有：{ $known }
bad-country = `{ $country }` 不是 `FR` 這樣的兩字母國家代碼
unknown-envelope = 沒有信封 `{ $envelope }`；現有：{ $known }
bad-weight = `{ $value }` 不是 `2kg` 這樣的重量，或小於 { $least }
unknown-window = 沒有地址區 `{ $window }`；現有：{ $known }
doubled-value = `{ $field }` 中出現兩次 `{ $value }`
setting-does-not-apply = `{ $field }` 對{ $kind }沒有意義
period-reversed = 行動於 { $opens } 開始，卻在此之前的 { $closes } 結束

rows-above-headings = 欄標題上方有 { $count } 列，不會讀取
other-sheets = 讀取工作表 `{ $sheet }`；未讀取：{ $others }
    .hint = --sheet 可讀取其他工作表
    .hint-refused = 有未讀取的工作表，其名稱像是不願具名者的名單：同時列在那裡和本名單的人會印出
hidden-rows-more = 試算表中有 { $count } 列隱藏（例如經篩選），仍與其他列一樣讀取：{ $rows }，另有 { $more } 列
hidden-rows = 試算表中有 { $count } 列隱藏（例如經篩選），仍與其他列一樣讀取：{ $rows }
    .hint = 不該印出的列請刪除，或將看得見的列複製到另一個工作表
date-order = 有 { $count } 個日期像 `{ $value }` 這樣可有兩種讀法；這一個讀作 { $read }
    .hint = 依年、月、日寫成 { $read }；列中的 `language` 若為 en-US 之類，表示月在前
date-order-clash = 有些日期日在前，有些月在前；`{ $value }` 依該列或信件的語言讀作 { $read }
date-order-turned = 有 { $count } 個像 `{ $value }` 的日期不依其語言，而依第 { $row } 列 `{ $shown }` 的次序讀取；這一個讀作 { $read }
    .hint = 若錯的是第 { $row } 列，請修正；寫成 { $read } 的日期只有一種讀法
empty-list = 名單中沒有簽署人：應有一列欄標題，其下每位簽署人一列
empty-list-sheets = 工作表是空的；另有：{ $sheets }
    .hint = 以 --sheet 指定
bad-csv = 無法解讀為逗號分隔值 (CSV)：{ $reason }
bad-json = 無法解讀為 JSON 物件：{ $reason }
    .hint = 每行一個物件，例如 {"{"}"name":"Anna Eriksen","city":"Oslo"{"}"}
unknown-sheet = 沒有這個工作表；現有：{ $known }
    .hint = 以 --sheet 指定
unknown-encoding = 沒有編碼 `{ $encoding }`
    .hint = 例如 utf-8、windows-1252、iso-8859-15、shift_jis、big5、gb18030、euc-kr
encoding-guessed = 以 { $encoding } 讀取，此為推測
    .hint = 無論正確與否，都請以 --encoding 指定編碼
encoding-guessed-names = 以 { $encoding } 讀取，此為推測；請確認這些姓名是否正確：{ $names }
missing-column = 缺少 `{ $column }` 欄；名單中有：{ $known }
    .hint = { $column ->
        [consent] letter.toml 以 `consent = "required"` 要求此欄：以 --column 指定名單中的標題；只有在所有人已另行同意時，才可刪去該行
       *[other] 以 --column 或在 letter.toml 的 [columns] 指定該欄在名單中的標題；`mailbag columns` 會顯示可解讀的內容
    }
missing-column-headless = 缺少 `{ $column }` 欄：第一行的 { $count } 個儲存格都不是可解讀的標題
    .hint = 在第一個人上方加一列欄標題，或以 --column 指定各欄；`mailbag columns` 會顯示名單
doubled-column = 有兩欄都是 `{ $column }`
    .hint = 更改其中一欄的標題，或將它刪除
doubled-column-other = `{ $column }` 與 `{ $other }` 兩欄都讀作 `{ $field }`
    .hint = 請以 --column "{ $field }=…" 指明哪一欄才是，或以 --column "unused=…" 指明哪一欄不算
    .hint-name = 若其中一欄詢問是否同意，請以 --column "consent=…" 指明；若其中一欄不算，請用 --column "unused=…"；若兩欄都算，請各自指明填「是」的意思：--column "anonymous=…" 隱藏姓名，"named=…" 顯示姓名；以較嚴的回答為準
unused-answers = `{ $column }` 欄未使用，而其中填的是「是」與「否」
    .hint = 若此欄詢問可否具名，填「是」表示顯示姓名請用 --column "named={ $column }"，表示隱藏則用 "anonymous={ $column }"，或用 "consent={ $column }"；若不是，請用 --column "unused={ $column }"；照現狀，沒有人會因此欄而略過
unused-answers-refused = `{ $column }` 欄未使用，而其中填的是「是」與「否」：可能有人在此拒絕
    .hint = 請指明填「是」的意思：--column "anonymous={ $column }" 隱藏姓名，"named={ $column }" 顯示姓名，"initials={ $column }" 只用縮寫，"consent={ $column }" 表示同意；若與姓名無關，請用 --column "unused={ $column }"
    .hint-message = 請指明填「是」的意思：--column "message_refused={ $column }" 不印留言，"message_allowed={ $column }" 可印留言；若問的是姓名，"anonymous={ $column }" 隱藏，"named={ $column }" 顯示；若都不是，請用 "unused={ $column }"
no-names = `{ $column }` 欄沒有一格是姓名：填的全是「是」或「否」
    .hint = 若此欄詢問可否具名，填「是」表示顯示姓名請用 --column "named={ $column }"，表示隱藏則用 "anonymous={ $column }"；若確是姓名，請用 --column "{ $field }={ $column }"
answer-for-name = `{ $value }` 是回答，不是姓名
    .hint = 請填要印出的姓名，或將該格留空；若此欄是問題，請以 --column "named=…"、"anonymous=…" 或 "initials=…" 指明填「是」的意思；--skip-invalid 會略過本列繼續製作
wish-not-settled = 未使用的欄中寫著 `{ $value }`：此人或許不願具名
    .hint = 請指明此欄的意思：--column "visibility={ $column }"、"consent={ $column }"，若填「是」表示匿名則用 "anonymous={ $column }"；若與姓名無關，請用 --column "unused={ $column }"
    .hint-headless = 請為該欄加上說明所問何事的標題，例如 `anonymous`；若不使用，請題為 `unused` 並用 --column "unused=unused"
wish-not-settled-more = 未使用的欄中寫著 `{ $value }`，另有 { $more } 欄也有這類字詞：此人或許不願具名
wish-in-text = `{ $column }` 欄未使用，而其中似乎有人要求不具名：第 { $rows } 列
    .hint = 請閱讀這些儲存格；不願具名的人，請在 `visibility` 欄填 `withheld`，或從名單刪除；否則會印出
wish-in-text-more = `{ $column }` 欄未使用，而其中似乎有人要求不具名：第 { $rows } 列，另有 { $more } 列
unused-column = `{ $column }` 欄未使用；在信中寫 {"{{"}signer.extra.{ $column }{"}}"} 即可印出
    .hint = 若此欄表示是否同意或是否具名，請以 --column "consent={ $column }"、"visibility={ $column }" 指明，若填「是」表示匿名則用 "anonymous={ $column }"；照現狀，沒有人會因此欄而略過
mapped-heading-missing = `{ $column }` 應位於標題 `{ $heading }` 之下，但名單沒有此標題；現有：{ $known }
mapped-heading-missing-unknown = `{ $column }` 應位於標題 `{ $heading }` 之下，但名單沒有此標題
row-length = 有 { $found } 個儲存格，卻有 { $expected } 個標題
    .hint-sheet = 為該欄加上標題，或刪除其中內容；--skip-invalid 會略過此列繼續製作
    .hint = 請檢查是否有應放在引號內的分隔符號；--skip-invalid 會略過此列繼續製作
empty-field = 儲存格是空的
    .hint = 填寫儲存格，或從 letter.toml 的 `required` 移除此欄；--skip-invalid 會略過此列繼續製作
no-name = 這一列沒有姓名
    .hint = 填寫 `given_name`、`family_name` 或 `print_name`；--skip-invalid 會略過此列繼續製作
not-a-signer = 這一列重複標題，不屬於任何人
    .hint = 請刪除這一列；--skip-invalid 會略過它繼續製作
not-a-signer-section = `{ $section }` 是列與列之間的標示，不是姓名
    .hint = 請刪除這一列；若它說的是下面各列，請在各列的 `visibility` 分別填寫
too-long = 共 { $length } 個字元，最多 { $limit } 個
    .hint = 請縮短；--skip-invalid 會略過此列繼續製作
forbidden-character = 無法列印字元 { $character }
    .hint-template = 從文字中移除這個字元
    .hint = 從儲存格中移除這個字元；--skip-invalid 會略過此列繼續製作
too-many-marks = 一個字元上疊了 { $count } 個附加符號；最多印 { $limit } 個
    .hint = 移除這些符號；--skip-invalid 會略過此列繼續製作
unknown-visibility = `{ $value }` 不是 `named`、`initials` 或 `withheld`
    .hint = 這樣的列絕不會具名印出；--skip-invalid 會略過它繼續製作
wish-read = { $reading ->
    [hides] `{ $column }` 欄：填「是」即隱藏姓名
    [shows] `{ $column }` 欄：填「否」或留空即隱藏姓名
    [words] `{ $column }` 欄：以文字表示姓名如何顯示；不接受「是」或「否」
   *[other] `{ $column }` 欄：不清楚「是」表示隱藏還是顯示姓名
}
    .hint = 若填「是」表示隱藏姓名，請用 --column "anonymous={ $column }"；若表示顯示，請用 "named={ $column }"；若表示只用縮寫，請用 "initials={ $column }"；若填的是 `withheld` 之類的文字，請用 "visibility={ $column }"
wish-unread = 不清楚此標題下的「是」或空白表示隱藏還是顯示姓名
    .hint = 這樣的列絕不會具名印出；若填「是」表示隱藏姓名，請用 --column "anonymous=…"；若表示顯示，請用 "named=…"；若表示只用縮寫，請用 "initials=…"；若填的是 `withheld` 之類的文字，請用 "visibility=…"
unknown-consent = `{ $value }` 既不是「是」也不是「否」
    .hint = 填寫「是」或「否」(yes/no)；答案不明的列絕不會具名印出，--skip-invalid 會略過它繼續製作
unknown-scope = `{ $value }` 不是 `name`、`address` 或 `message`
    .hint = 寫明可以印出的項目，例如 `name, message`；全部皆可則留空
consent-not-recorded = 同意：未記錄：名單中沒有欄位說明哪些人已同意
    .hint = 加上 `consent` 欄並填「是」或「否」(yes/no)，即可排除不同意的人
doubtful-name = `{ $value }` { $reason }
title-in-name = `{ $value }` 含有稱謂，會作為姓名的一部分印出
name-in-one-case = `{ $value }` 全以{ $reason }書寫，並照樣印出
    .hint = --mend-names 會將這類姓名寫成 `Dupré`
name-in-one-case-mended = `{ $value }` 全以{ $reason }書寫，將印成 `{ $mended }`
spreadsheet-error = `{ $value }` 是試算表公式的錯誤值，不會印出
    .hint = 修正公式，或輸入應有的內容
spreadsheet-error-refused = `{ $value }` 是試算表公式的錯誤值
formula-not-calculated = 儲存格中的公式從未計算過
    .hint = 請以試算表程式開啟檔案並儲存
struck-through = 這段文字在試算表中加了刪除線
    .hint = 若此人不簽署，請刪除整列；若只是不要這段文字，請刪除文字；若要保留，請取消刪除線
line-break-in-cell = { $instead ->
    [space] 儲存格中的各行以空格相連
   *[comma] 儲存格中的各行以逗號相連
}
signed-later = { $value } 晚於信件日期 { $date }
    .hint = 修正年份，或以 --date 指定信件日期
consent-empty = 儲存格是空的：無從得知此人是否同意
    .hint = 填寫「是」或「否」(yes/no)；letter.toml 的 `consent = "required"` 會略過這類列
    .hint-name = 填寫「是」或「否」(yes/no)：沒有勾選的格子可能表示「否」；--skip-invalid 會略過這類列繼續製作
mixed-scripts = `{ $value }` 混用兩種文字系統中外形相似的字母
    .hint = 以同一種鍵盤配置重新輸入這個詞
hidden-character = 已移除看不見的字元 { $character }
postcode-mended = `{ $value }` 開頭少了零，讀作 `{ $mended }`
near-duplicate = { $by ->
    [email] 幾乎與第 { $row } 列為同一人：姓名相似度 { $similarity }，電子郵件地址相同；兩列都保留
    [id] 幾乎與第 { $row } 列為同一人：姓名相似度 { $similarity }，`id` 相同；兩列都保留
    [name] 幾乎與第 { $row } 列為同一人：姓名相同，`id` 不同；兩列都保留
   *[postcode] 幾乎與第 { $row } 列為同一人：姓名相似度 { $similarity }，郵遞區號相同；兩列都保留
}
    .hint = 若為同一人，請從名單中移除其中一列
near-left-out-household = { $by ->
    [email] 第 { $row } 列不公開姓名或不同意，電子郵件地址相同；依姓名看是兩個人，本列會印出
   *[id] 第 { $row } 列不公開姓名或不同意，`id` 相同；依姓名看是兩個人，本列會印出
}
near-left-out-name = 第 { $row } 列姓名相同，而不公開姓名或不同意；本列會印出
near-left-out = { $by ->
    [email] 幾乎與第 { $row } 列為同一人，而該列不公開姓名或不同意：姓名相似度 { $similarity }，電子郵件地址相同；本列會印出
    [id] 幾乎與第 { $row } 列為同一人，而該列不公開姓名或不同意：姓名相似度 { $similarity }，`id` 相同；本列會印出
   *[postcode] 幾乎與第 { $row } 列為同一人，而該列不公開姓名或不同意：姓名相似度 { $similarity }，郵遞區號相同；本列會印出
}
    .hint = 若為同一人，請從名單中移除本列：不同意者的任何資料都不得印出
signature-twice = 第 { $row } 列也使用簽名圖檔 `{ $value }`
    .hint = 每一列請使用各自的圖檔；--skip-invalid 會略過這些列繼續製作
bad-signature = 無法使用簽名圖檔：{ $reason }
bad-email = 這不是電子郵件地址
message-names-signer = 留言中有 `{ $value }`，但該列隱藏姓名
    .hint = 請從留言中刪去，或改為顯示姓名；若只是其他字詞，請在 `message_approved` 填「是」，則只作警告
message-refuses-name = 留言中有 `{ $value }`，但姓名會印出
    .hint = 請在 `visibility` 填 withheld 或 initials；若留言另有所指，請在 `message_approved` 填「是」，則只作警告
    .hint-doubtful = 請閱讀留言：不願具名者請在 `visibility` 填 withheld
signature-not-printed = 不印出簽名圖檔，因為它會顯示該列所隱藏的姓名
not-told-apart = { $by ->
    [email] 可能與第 { $row } 列為同一人，而該列不公開姓名或不同意：電子郵件地址相同，姓名也可能是同一人的
    [id] 可能與第 { $row } 列為同一人，而該列不公開姓名或不同意：`id` 相同，姓名也可能是同一人的
    [town] 可能與第 { $row } 列為同一人，而該列不公開姓名或不同意：姓名與城市相同，沒有兩個地址可資區別
   *[name] 可能與第 { $row } 列為同一人，而該列不公開姓名或不同意：姓名相同，沒有任何一欄可資區別
}
    .hint = 若是同一人，請刪除本列；若是兩人，請在兩列都填上可資區別的資料：街道連同郵遞區號或城市；若兩個姓名共用一個電子郵件地址，請各填各的
not-told-apart-earlier = 先前的批次中有同名同城市的人不公開姓名或不同意，沒有兩個地址可資區別
repeats-left-out = 與第 { $row } 列為同一人；其中一列不公開姓名或不同意，因此兩列都不印出
repeats-left-out-earlier = 此人在先前的批次中不公開姓名或不同意，因此不印出
no-signers = 沒有可印出的簽署人
    .hint = 每一列不是空白、有誤、不公開姓名、未同意，就是已在先前的批次中

unknown-placeholder = 沒有佔位符 `{"{{"}{ $name }{"}}"}`；現有：{ $known }
unclosed-placeholder = `{"{{"}` 沒有以 `{"}}"}` 結束
    .hint = 若要印出兩個大括號，請寫 `\{"{{"}`
unsupported-markdown = 信件中不能有{ $construct }
unsupported-link = `{ $address }` 不是以 http:、https: 或 mailto: 開頭的位址
empty-template = `{ $language }` 的範本沒有文字
optional-among-words = `{"{{"}{ $name }?{"}}"}` 為空時，旁邊的文字仍會印出
    .hint = 讓它自成一行或一段，為空時整行或整段便會省略
message-never-placed = 這封信的任何語言都沒有印出簽署人的留言
    .hint = 在範本中適當位置放入 `{"{{"}signer.message?{"}}"}`
no-closing = `{ $language }` 沒有結尾敬語
    .hint = 在最後加一行 `---`，其下寫敬語，例如「敬上」
roll-unsigned = 沒有人簽署名冊所附的信：`{ $field }` 是空的
    .hint = 在 routes.toml 填寫該路線的 `office`，由其第一行署名
no-joint-text = { $what ->
    [household] 這封信沒有 { $files }：不會有人併入同一封信
    [roll] 這封信沒有 { $files }：名冊所附的信以一個人的口吻書寫
   *[organisations] 這封信沒有 { $files }：團體以一個人的口吻書寫（{ $count } 個）
}
    .hint = 將同樣的文字由「我」改為「我們」，寫入這些檔案，與這封信的其他檔案放在一起
notice-too-long = 個資保護告知太長，無法印在每張紙上，只印在最後一張
    .hint = 縮短 letter.toml 的 [notice]，或隨每張紙附上全文
languages-differ = { $part ->
    [headings] `{ $language }` 有 { $found } 個標題，`{ $other }` 有 { $expected } 個
    [paragraphs] `{ $language }` 有 { $found } 段，`{ $other }` 有 { $expected } 段
   *[bullets] `{ $language }` 有 { $found } 個項目，`{ $other }` 有 { $expected } 個
}
empty-placeholder = `{"{{"}{ $name }{"}}"}` 在此沒有值
    .hint = 可以為空之處，請在範本中加上 `?`，例如 `{"{{"}signer.city?{"}}"}`；--skip-invalid 會略過此列繼續製作
empty-placeholder-hidden = `{"{{"}{ $name }{"}}"}` 在此沒有值，因為該列將它隱藏
placeholder-does-not-apply = `{"{{"}{ $name }{"}}"}` 在{ $kind }中沒有意義
placeholder-does-not-apply-joint = `{"{{"}{ $name }{"}}"}` 在多人聯名的信中沒有意義
placeholder-does-not-apply-roll = `{"{{"}{ $name }{"}}"}` 在名冊所附的信中沒有意義

missing-glyph = 沒有字型含有 { $cluster }（{ $code_points }）
    .hint-fixed = 以 --font-dir 指定含有這個字的字型資料夾，或改用其他寫法
    .hint = 以 --font-dir 指定含有這個字的字型資料夾，或參閱 --missing-glyph
bad-font = 無法使用字型 `{ $file }`：{ $reason }

too-many-sheets = 加上這則留言，信件需要 { $found } 張紙，但只允許 { $limit } 張
    .hint = 縮短留言、提高 letter.toml 的 `max_sheets`，或以 --message-overflow omit 略過這類留言
too-many-sheets-omitted = 加上這則留言，信件需要 { $found } 張紙，但只允許 { $limit } 張；信件將不含留言
does-not-fit-wide = { $part ->
    [return-line] `{ $name }` 的寄件人行比 `{ $zone }` 寬 { $excess } mm：即使用郵局可讀的最小字級，最長的一行仍放不下
   *[address] `{ $name }` 的郵寄地址比 `{ $zone }` 寬 { $excess } mm：即使用郵局可讀的最小字級，最長的一行仍放不下
}
does-not-fit = { $part ->
    [return-line] `{ $name }` 的寄件人行比 `{ $zone }` 高 { $excess } mm：即使用郵局可讀的最小字級，各行仍放不下
   *[address] `{ $name }` 的郵寄地址比 `{ $zone }` 高 { $excess } mm：即使用郵局可讀的最小字級，各行仍放不下
}
    .hint-row = 縮短名單中的地址，或不用 --return signer，由辦公室作為寄件人
    .hint-return-line = 縮短 routes.toml 中 `office` 的各行
    .hint = 縮短地址或將長行拆開；--show-zones 會畫出地址區

same-list-other-date = 批次 `{ $batch }` 含有相同的信件與名單，但日期為 { $date }：請注意不要兩批都寄出
batch-exists = 批次 `{ $batch }` 已存在，未作任何更動
batch-differs = `{ $folder }` 中名單所得的簽署人，與批次中的不同
    .hint = 請使用製作該批次的程式與字型；--font-dir 可指定字型
folder-exists = `{ $folder }` 已存在，未作任何更動
bad-indicia = 無法使用郵資標記 `{ $file }`：{ $reason }
bad-labels = 沒有標籤紙 `{ $file }`：{ $reason }
bad-labels-field = 沒有標籤紙 `{ $file }`：`{ $field }` { $reason }
batch-damaged = 批次 `{ $folder }` 已存在，但其中的 `{ $file }` 遺失或已變更
    .hint = 移開該資料夾後重新製作：相同的輸入會產生相同的檔案
folder-in-the-way = `{ $folder }` 已占用位置，且不是完整的批次
    .hint = 查看內容後，將它移走或刪除
file-in-the-way = `{ $file }` 已存在，且不是 PDF
    .hint = 以 --out 指定其他檔案
staging-left = `{ $folder }` 是 { $days } 天前做到一半的批次，其中含有姓名
    .hint = `mailbag clean` 會將它刪除
volumes-kept = `{ $folder }` 中有 { $count } 冊已完成
    .hint = 再次執行相同的命令即可接續；`mailbag clean` 會將其刪除
no-permissions = `{ $folder }` 所在的磁碟不保存權限：使用它的人都能讀取信件
    .hint = 以 --out 指定電腦本機磁碟上的資料夾
no-locks = `{ $folder }` 所在的磁碟不支援鎖定：請確定沒有其他程序正在製作同一批次
no-shard = `{ $folder }` 不是批次的分片，或不屬於此版本
shards-differ = `{ $folder }` 與其他分片不符：{ $part }
shard-twice = `{ $other }` 與 `{ $folder }` 都是第 { $number } 個分片
shards-missing = 共 { $of } 個分片，缺少：{ $numbers }
    .hint = 以 --shard 製作，並指定所有分片的資料夾
other-fonts = 字型與製作 `{ $folder }` 時不同
    .hint = 以 --font-dir 指定相同的字型資料夾
option-does-not-apply = `{ $option }` 不適用於此：{ $reason }
    .hint-sender = 在 routes.toml 填寫該路線的 `office`，或以 --return signer 印出簽署人的地址
made-up = { $fault ->
    [signer] 此人是 `init` 虛構的
    [addressee] 收件人 `{ $name }` 的地址是 `init` 虛構的
    [route] 遞送地點 `{ $name }` 的地址是 `init` 虛構的
   *[signature] 簽名圖檔 `{ $name }` 是 mailbag 附帶的範例，不是任何人的簽名
    }
    .hint = 請換成真實的資料；在此之前請勿寄出這些信
