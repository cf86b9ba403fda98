# 入力に見つかった問題。メッセージの名前は検出コードと同じ。対処は`hint`に書く。

missing-file = `{ $file }`がありません
    .hint-letter = 手紙には必ず`letter.toml`が必要です。内容はdocs/letter.mdに説明があります
    .hint-fonts = 実在するフォルダーを--font-dirで指定してください
    .hint-of-letter = このファイルを作るか、letter.tomlから外してください
    .hint = `letters/`と`signers.csv`のあるフォルダーでmailbagを実行するか、--lettersと--signersで指定してください
unreadable-file = `{ $file }`を読めません: { $reason }
    .hint-spreadsheet = 表計算ソフトで「名前を付けて保存」を選び、「Excelブック (.xlsx)」としてパスワードなしで保存してください
    .hint-other = 元のソフトで、名簿をXLSXかCSVとして保存してください
    .hint-archive = 展開して、中の名簿を指定してください
    .hint-broken-sheet = 表計算ソフトで開き、XLSXかCSVとして保存し直してください。開けなければ、元から取得し直してください
not-utf-8 = テキストがUTF-8ではありません
    .hint-template = エディターでUTF-8として保存してください
    .hint = 表計算ソフトで「名前を付けて保存」を選び、「CSV UTF-8」としてください

bad-toml = 解釈できません: { $reason }
unknown-letter = 手紙`{ $letter }`はありません。あるもの: { $known }
unknown-route = 経路`{ $route }`はありません。あるもの: { $known }
unknown-addressee = 名宛人`{ $addressee }`はいません。登録済み: { $known }
unknown-language = この手紙に言語`{ $language }`はありません。あるもの: { $known }
bad-language-tag = `{ $language }`は`fr`や`zh-Hant`のような言語タグではありません
bad-date = `{ $value }`は2026-03-31のような日付ではありません
    .hint = 2026-03-31のように年月日の順で書いてください。名簿では31.03.2026のように日を先に書くこともできます
signed-before = アーカイブによれば、この人はこの手紙にすでに署名しています
    .hint = --new-onlyを付けると除外されます
bad-retention = `{ $value }`は`18 months after delivery`のような期間ではありません
    .hint = 1から1200までの数、次にdays、weeks、months、yearsのどれか、最後に`after delivery`を書いてください
unsafe-name = `{ $name }`は名前に使えません。使えるのは英字a〜z、数字、`-`、`_`で64文字まで、装置名は不可です
no-route = この手紙には経路が定められていません
    .hint = --routeで指定するか、letter.tomlの`route`に書いてください。`mailbag list`で一覧を表示します
columns-need-two-languages = `columns`は2つの言語を左右に並べますが、ここでは{ $count }言語です
    .hint = --languages zh-Hant,enのように、--languagesで2つ指定してください
empty-setting = `{ $field }`が空です
    .hint-office = routes.tomlで経路の`office`(差出人)を記入してください。それまで送付状・封筒・ラベルには載りません
    .hint = 発送前に記入してください
addressee-left = `{ $addressee }`の在任は{ $until }までです
    .hint = `addressees.toml`を確認してください。別の名宛人は--toで指定します
addressee-left-successor = `{ $addressee }`の在任は{ $until }までで、後任は{ $successor }です
campaign-closed = この活動の期間は{ $opens }から{ $closes }までです
    .hint = letter.tomlの`opens`と`closes`を確認するか、--dateで日付を指定してください
campaign-closed-over = この活動は{ $closes }に終了しました
campaign-closed-not-yet = この活動は{ $opens }に始まります
data-age = `{ $name }`のデータは{ $as_of }現在のもので、{ $days }日前のものです
data-age-ahead = `{ $name }`のデータは{ $as_of }現在のもので、手紙の日付より{ $ahead }日後です
no-postal-address = `{ $addressee }`には住所がありません。宛名欄は空のままです
no-postal-address-needed = `{ $addressee }`には住所がありません
addressee-without-language = `{ $addressee }`には`{ $language }`の文言がありません
    .hint = addressees.tomlに文言を加えるか、--languagesで言語を選んでください
unknown-column = 列`{ $column }`はありません。あるもの: { $known }
bad-country = `{ $country }`は`FR`のような2文字の国コードではありません
unknown-envelope = 封筒`{ $envelope }`はありません。あるもの: { $known }
bad-weight = `{ $value }`は`2kg`のような重さではないか、{ $least }未満です
unknown-window = 宛名欄`{ $window }`はありません。あるもの: { $known }
doubled-value = `{ $field }`に`{ $value }`が2回あります
setting-does-not-apply = `{ $field }`は{ $kind }では意味を持ちません
period-reversed = 活動の開始が{ $opens }、終了がそれより前の{ $closes }になっています

rows-above-headings = 見出しの上に{ $count }行あり、読み込まれません
other-sheets = シート`{ $sheet }`を読みます。読まないもの: { $others }
    .hint = --sheetで別のシートを読めます
    .hint-refused = 読まないシートの名前は、名前を出したくない人の一覧のようです。そこにもこのリストにもいる人は印刷されます
hidden-rows-more = 表の中に隠れた行(フィルターなど)が{ $count }行あり、ほかの行と同じように読みます: { $rows }、ほか{ $more }行
hidden-rows = 表の中に隠れた行(フィルターなど)が{ $count }行あり、ほかの行と同じように読みます: { $rows }
    .hint = 印刷しない行は削除するか、見えている行だけを別のシートにコピーしてください
date-order = `{ $value }`のように2通りに読める日付が{ $count }件あり、これは{ $read }と読みます
    .hint = { $read }のように年月日の順で書いてください。行の`language`をen-USなどにすると、月が先と読みます
date-order-clash = 日が先の日付と月が先の日付が混ざっています。`{ $value }`は、行または手紙の言語に従って{ $read }と読みます
date-order-turned = `{ $value }`のような日付{ $count }件は、言語の順ではなく{ $row }行目の`{ $shown }`の順で読みます。これは{ $read }と読みます
    .hint = 誤りが{ $row }行目なら直してください。{ $read }のように書いた日付は1通りにしか読めません
empty-list = 名簿に署名者がいません。見出しの行と、その下に署名者ごとに1行が必要です
empty-list-sheets = シートが空です。ほかのシート: { $sheets }
    .hint = --sheetで指定してください
bad-csv = CSV(コンマ区切り)として解釈できません: { $reason }
bad-json = JSONオブジェクトとして解釈できません: { $reason }
    .hint = 1行に1つのオブジェクトを書いてください。例: {"{"}"name":"Anna Eriksen","city":"Oslo"{"}"}
unknown-sheet = そのシートはありません。あるもの: { $known }
    .hint = --sheetで指定してください
unknown-encoding = 文字コード`{ $encoding }`はありません
    .hint = 例: utf-8、windows-1252、iso-8859-15、shift_jis、big5、gb18030、euc-kr
encoding-guessed = { $encoding }として読みました(推定)
    .hint = 正しくても違っていても、--encodingで文字コードを指定してください
encoding-guessed-names = { $encoding }として読みました(推定)。次の氏名が正しいか確認してください: { $names }
missing-column = 列`{ $column }`がありません。名簿にある列: { $known }
    .hint = { $column ->
        [consent] letter.tomlの`consent = "required"`が求めています。名簿での見出しを--columnで指定してください。全員が別の方法で同意している場合に限り、その行を外せます
       *[other] 名簿での列の見出しを--column、またはletter.tomlの[columns]で指定してください。`mailbag columns`で解釈結果を表示します
    }
missing-column-headless = 列`{ $column }`がありません。1行目の{ $count }個のセルに、解釈できる見出しがありません
    .hint = 最初の人の上に見出しの行を置くか、--columnで列を指定してください。`mailbag columns`で名簿を表示します
doubled-column = `{ $column }`の列が2つあります
    .hint = どちらかの見出しを変えるか、列を削除してください
doubled-column-other = `{ $column }`と`{ $other }`はどちらも`{ $field }`と読めます
    .hint = 使う列を --column "{ $field }=…" で、または使わない列を --column "unused=…" で指定してください
    .hint-name = 一方が同意を尋ねる列なら --column "consent=…"、使わない列なら --column "unused=…" で指定してください。両方とも使うなら、それぞれの「はい」の意味を --column "anonymous=…"（伏せる）、"named=…"（出す）で指定します。厳しいほうの答えに従います
unused-answers = 列`{ $column }`は使われませんが、「はい」「いいえ」が入っています
    .hint = 氏名を出してよいかを尋ねる列なら、「はい」が氏名を出す意味のときは --column "named={ $column }"、伏せる意味のときは "anonymous={ $column }"、または "consent={ $column }"、そうでなければ --column "unused={ $column }" で指定してください。このままでは、この列によって除かれる人はいません
unused-answers-refused = 列`{ $column }`は使われませんが、「はい」「いいえ」が入っています。拒んだ人がいるかもしれません
    .hint = 「はい」の意味を指定してください。--column "anonymous={ $column }"は氏名を伏せ、"named={ $column }"は出し、"initials={ $column }"はイニシャルにし、"consent={ $column }"は同意とします。名前に関わらない列なら --column "unused={ $column }" です
    .hint-message = 「はい」の意味を指定してください。--column "message_refused={ $column }"はメッセージを印刷せず、"message_allowed={ $column }"は印刷します。氏名についての列なら、"anonymous={ $column }"は伏せ、"named={ $column }"は出します。どちらでもなければ "unused={ $column }" です
no-names = 列`{ $column }`のセルはどれも名前ではなく、すべて「はい」か「いいえ」です
    .hint = 氏名を出してよいかを尋ねる列なら、「はい」が氏名を出す意味のときは --column "named={ $column }"、伏せる意味のときは "anonymous={ $column }" で指定してください。名前であれば --column "{ $field }={ $column }" です
answer-for-name = `{ $value }`は答えであって、名前ではありません
    .hint = 印刷する名前を書くか、セルを空にしてください。列が質問であれば、「はい」の意味を --column "named=…"、"anonymous=…"、"initials=…" で指定します。--skip-invalidでこの行を除いて作成します
wish-not-settled = 使われない列に`{ $value }`とあります。名前を出してほしくない人かもしれません
    .hint = 列の意味を --column "visibility={ $column }"、"consent={ $column }"、「はい」が匿名を意味するなら "anonymous={ $column }" で指定してください。名前に関わらない列なら --column "unused={ $column }" です
    .hint-headless = 何を尋ねる列かを示す見出し（`anonymous`など）を付けてください。使わない列なら`unused`とし、--column "unused=unused" で指定します
wish-not-settled-more = 使われない列に`{ $value }`とあり、ほかの{ $more }列にも同様の語があります。名前を出してほしくない人かもしれません
wish-in-text = 列`{ $column }`は使われませんが、名前を出さないでほしいと書いた人がいるようです: { $rows }行目
    .hint = これらのセルを読んでください。名前を出してほしくない人は、列`visibility`を`withheld`とするか、名簿から削除してください。このままでは印刷されます
wish-in-text-more = 列`{ $column }`は使われませんが、名前を出さないでほしいと書いた人がいるようです: { $rows }行目、ほか{ $more }行
unused-column = 列`{ $column }`は使われません。手紙に{"{{"}signer.extra.{ $column }{"}}"}と書けば印刷されます
    .hint = 同意や匿名の希望を表す列であれば、--column "consent={ $column }"か"visibility={ $column }"、「はい」が匿名を意味する列なら"anonymous={ $column }"で指定してください。このままでは、この列によって除かれる人はいません
mapped-heading-missing = `{ $column }`は見出し`{ $heading }`の列のはずですが、名簿にありません。あるもの: { $known }
mapped-heading-missing-unknown = `{ $column }`は見出し`{ $heading }`の列のはずですが、名簿にありません
row-length = セルが{ $found }個、見出しが{ $expected }個です
    .hint-sheet = 列に見出しを付けるか、そこにあるものを削除してください。--skip-invalidでこの行を除いて作成します
    .hint = 引用符で囲むべき区切り文字がないか確認してください。--skip-invalidでこの行を除いて作成します
empty-field = セルが空です
    .hint = セルに記入するか、letter.tomlの`required`からこの列を外してください。--skip-invalidでこの行を除いて作成します
no-name = この行には氏名がありません
    .hint = `given_name`、`family_name`、または`print_name`を記入してください。--skip-invalidでこの行を除いて作成します
not-a-signer = この行は見出しの繰り返しで、誰の行でもありません
    .hint = この行を削除してください。--skip-invalidでこの行を除いて作成します
not-a-signer-section = `{ $section }`は行と行の間の見出しで、氏名ではありません
    .hint = この行を削除してください。下の行について述べているなら、それぞれの行の`visibility`に書いてください
too-long = { $length }文字あります。{ $limit }文字までです
    .hint = 短くしてください。--skip-invalidでこの行を除いて作成します
forbidden-character = 文字{ $character }は印刷できません
    .hint-template = 本文からこの文字を取り除いてください
    .hint = セルからこの文字を取り除いてください。--skip-invalidでこの行を除いて作成します
too-many-marks = 1文字に{ $count }個の結合記号が付いています。印刷できるのは{ $limit }個までです
    .hint = 記号を取り除いてください。--skip-invalidでこの行を除いて作成します
unknown-visibility = `{ $value }`は`named`、`initials`、`withheld`のどれでもありません
    .hint = このような行は氏名を出して印刷されることはありません。--skip-invalidで除いて作成します
wish-read = { $reading ->
    [hides] 列`{ $column }`: 「はい」は氏名を伏せる意味に読みます
    [shows] 列`{ $column }`: 「いいえ」または空のセルは氏名を伏せる意味に読みます
    [words] 列`{ $column }`: 氏名の出し方を言葉で表す列として読みます。「はい」と「いいえ」は受け付けません
   *[other] 列`{ $column }`: 「はい」が氏名を伏せるのか出すのか分かりません
}
    .hint = 「はい」が氏名を伏せる列なら --column "anonymous={ $column }"、氏名を出す列なら "named={ $column }"、イニシャルを求める列なら "initials={ $column }"、`withheld`のような言葉が入る列なら "visibility={ $column }" で指定してください
wish-unread = この見出しでは、「はい」や空のセルが氏名を伏せるのか出すのか分かりません
    .hint = このような行は氏名を出して印刷されることはありません。「はい」が氏名を伏せる列なら --column "anonymous=…"、氏名を出す列なら "named=…"、イニシャルを求める列なら "initials=…"、`withheld`のような言葉が入る列なら "visibility=…" で指定してください
unknown-consent = `{ $value }`は「はい」でも「いいえ」でもありません
    .hint = 「はい」か「いいえ」(yes、no)を書いてください。答えのはっきりしない行は氏名を出して印刷されません。--skip-invalidで除いて作成します
unknown-scope = `{ $value }`は`name`、`address`、`message`のどれでもありません
    .hint = 印刷してよいものを`name, message`のように書いてください。すべてよければセルを空にします
consent-not-recorded = 同意: 記録なし。同意した人を示す列が名簿にありません
    .hint = `consent`列に「はい」か「いいえ」(yes、no)を書くと、同意しない人を除けます
doubtful-name = `{ $value }`は{ $reason }
title-in-name = `{ $value }`には敬称や肩書きが含まれ、氏名の一部として印刷されます
name-in-one-case = `{ $value }`は{ $reason }だけで書かれ、そのまま印刷されます
    .hint = --mend-namesを付けると`Dupré`のように直します
name-in-one-case-mended = { $reason }だけで書かれた`{ $value }`は、`{ $mended }`と印刷されます
spreadsheet-error = `{ $value }`は表計算の数式のエラーです。印刷されません
    .hint = 数式を直すか、あるべき内容を入力してください
spreadsheet-error-refused = `{ $value }`は表計算の数式のエラーです
formula-not-calculated = 計算されたことのない数式が入っています
    .hint = 表計算ソフトでファイルを開いて保存してください
struck-through = 表の中で取り消し線が引かれています
    .hint = 署名しない人なら行を、その文字だけを消すなら文字を削除してください。残すなら取り消し線を外してください
line-break-in-cell = { $instead ->
    [space] セル内の改行は空白でつなぎます
   *[comma] セル内の改行はコンマでつなぎます
}
signed-later = { $value }は手紙の日付{ $date }より後です
    .hint = 年を直すか、--dateで手紙の日付を指定してください
consent-empty = セルが空です。この人が同意したかどうか分かりません
    .hint = 「はい」か「いいえ」(yes、no)を書いてください。letter.tomlの`consent = "required"`でこのような行を除けます
    .hint-name = 「はい」か「いいえ」(yes、no)を書いてください。印のない欄は「いいえ」かもしれません。--skip-invalidで除いて作成します
mixed-scripts = `{ $value }`には、形の似た2種類の文字体系の字が混ざっています
    .hint = 1つのキーボード配列でこの語を入力し直してください
hidden-character = 目に見えない文字{ $character }は取り除かれます
postcode-mended = `{ $value }`は先頭の0が失われているため、`{ $mended }`と読みます
near-duplicate = { $by ->
    [email] { $row }行目の人とほぼ同じです。氏名の一致度は{ $similarity }、メールアドレスは同じです。両方とも残します
    [id] { $row }行目の人とほぼ同じです。氏名の一致度は{ $similarity }、`id`は同じです。両方とも残します
   *[postcode] { $row }行目の人とほぼ同じです。氏名の一致度は{ $similarity }、郵便番号は同じです。両方とも残します
}
    .hint = 同じ人であれば、どちらかの行を名簿から除いてください
near-left-out-household = { $by ->
    [email] { $row }行目は氏名を非公開とするか同意を拒んでいて、メールアドレスが同じです。氏名からは別の人なので、この行は印刷されます
   *[id] { $row }行目は氏名を非公開とするか同意を拒んでいて、`id`が同じです。氏名からは別の人なので、この行は印刷されます
}
near-left-out-name = { $row }行目は氏名が同じで、氏名を非公開とするか同意を拒んでいます。この行は印刷されます
near-left-out = { $by ->
    [email] 氏名を非公開とするか同意を拒んでいる{ $row }行目の人とほぼ同じです。氏名の一致度は{ $similarity }、メールアドレスは同じです。この行は印刷されます
    [id] 氏名を非公開とするか同意を拒んでいる{ $row }行目の人とほぼ同じです。氏名の一致度は{ $similarity }、`id`は同じです。この行は印刷されます
   *[postcode] 氏名を非公開とするか同意を拒んでいる{ $row }行目の人とほぼ同じです。氏名の一致度は{ $similarity }、郵便番号は同じです。この行は印刷されます
}
    .hint = 同じ人であれば、この行を名簿から除いてください。拒んだ人のことは何も印刷してはなりません
signature-twice = 署名画像`{ $value }`は{ $row }行目でも使われています
    .hint = 行ごとに別の画像を指定してください。--skip-invalidでこれらの行を除いて作成します
bad-signature = 署名画像を使えません: { $reason }
bad-email = メールアドレスではありません
message-names-signer = メッセージに`{ $value }`とありますが、この行は氏名を伏せています
    .hint = メッセージから取り除くか、氏名を表示するようにしてください。別の言葉であれば`message_approved`に「はい」と書くと警告になります
message-refuses-name = メッセージに`{ $value }`とありますが、氏名が印刷されます
    .hint = `visibility`にwithheldまたはinitialsと書いてください。別の意味であれば`message_approved`に「はい」と書くと警告になります
    .hint-doubtful = 読んで確かめてください。名前を出したくない人なら`visibility`にwithheldと書いてください
signature-not-printed = 行で伏せられた氏名が分かってしまうため、署名画像は印刷されません
not-told-apart = { $by ->
    [email] 氏名を非公開とするか同意を拒んでいる{ $row }行目の人かもしれません。メールアドレスが同じで、氏名は同じ人のものとも読めます
    [id] 氏名を非公開とするか同意を拒んでいる{ $row }行目の人かもしれません。`id`が同じで、氏名は同じ人のものとも読めます
    [town] 氏名を非公開とするか同意を拒んでいる{ $row }行目の人かもしれません。氏名と市区町村が同じで、住所では区別できません
   *[name] 氏名を非公開とするか同意を拒んでいる{ $row }行目の人かもしれません。氏名が同じで、区別できる列がありません
}
    .hint = 同じ人ならこの行を削除してください。別の人なら、両方の行に区別できるもの（番地と郵便番号または市区町村）を入れ、一つのメールアドレスに二つの氏名があるなら、それぞれのアドレスにしてください
not-told-apart-earlier = 以前のバッチで同じ氏名と市区町村の人が氏名を非公開とするか同意を拒んでいて、住所では区別できません
repeats-left-out = { $row }行目と同じ人です。どちらかの行が氏名を非公開とするか同意を拒んでいるため、どちらも印刷されません
repeats-left-out-earlier = この人は以前のバッチで氏名を非公開とするか同意を拒んだため、印刷されません
no-signers = 印刷する署名者が残っていません
    .hint = どの行も、空、不正、氏名非公開、同意なし、または以前のバッチに含まれるもののどれかです

unknown-placeholder = プレースホルダー`{"{{"}{ $name }{"}}"}`はありません。あるもの: { $known }
unclosed-placeholder = `{"{{"}`が`{"}}"}`で閉じられていません
    .hint = 波括弧を2つ印刷するには`\{"{{"}`と書いてください
unsupported-markdown = 手紙には{ $construct }を使えません
unsupported-link = `{ $address }`はhttp:、https:、mailto:のどれかで始まるアドレスではありません
empty-template = `{ $language }`のテンプレートに本文がありません
optional-among-words = `{"{{"}{ $name }?{"}}"}`が空のとき、隣の語だけが印刷されます
    .hint = 独立した行か段落に置いてください。空のときはその行や段落ごと消えます
message-never-placed = この手紙のどの言語も署名者のメッセージを印刷しません
    .hint = テンプレートの入れたい場所に`{"{{"}signer.message?{"}}"}`を置いてください
no-closing = `{ $language }`には結びの言葉がありません
    .hint = 最後に`---`の行を置き、その下に「敬具」などの結びを書いてください
roll-unsigned = 連名簿に添える手紙に署名する者がいません。`{ $field }`が空です
    .hint = routes.tomlで経路の`office`を記入してください。その1行目が手紙に署名します
no-joint-text = { $what ->
    [household] 手紙に{ $files }がないため、誰も1通にまとめられません
    [roll] 手紙に{ $files }がないため、連名簿に添える手紙が1人の言葉になります
   *[organisations] 手紙に{ $files }がないため、団体が1人の言葉で書くことになります({ $count }件)
}
    .hint = 「私」を「私たち」に変えた同じ文章をこれらのファイルに書き、手紙のほかのファイルと並べて置いてください
notice-too-long = 個人情報の取り扱いの告知が長すぎるため、最後の用紙にだけ載ります
    .hint = letter.tomlの[notice]を短くするか、全文を各用紙とともに渡してください
languages-differ = { $part ->
    [headings] 見出しの数が`{ $language }`では{ $found }、`{ $other }`では{ $expected }です
    [paragraphs] 段落の数が`{ $language }`では{ $found }、`{ $other }`では{ $expected }です
   *[bullets] 箇条書きの数が`{ $language }`では{ $found }、`{ $other }`では{ $expected }です
}
empty-placeholder = ここでは`{"{{"}{ $name }{"}}"}`に値がありません
    .hint = 空でもよい場所では、テンプレートに`{"{{"}signer.city?{"}}"}`のように`?`を付けてください。--skip-invalidでこの行を除いて作成します
empty-placeholder-hidden = 行で伏せられているため、ここでは`{"{{"}{ $name }{"}}"}`に値がありません
placeholder-does-not-apply = `{"{{"}{ $name }{"}}"}`は{ $kind }では意味を持ちません
placeholder-does-not-apply-joint = `{"{{"}{ $name }{"}}"}`は複数人の手紙では意味を持ちません
placeholder-does-not-apply-roll = `{"{{"}{ $name }{"}}"}`は連名簿に添える手紙では意味を持ちません

missing-glyph = { $cluster } ({ $code_points })を持つフォントがありません
    .hint-fixed = その字を持つフォントのフォルダーを--font-dirで指定するか、別の書き方にしてください
    .hint = その字を持つフォントのフォルダーを--font-dirで指定するか、--missing-glyphの説明を見てください
bad-font = フォント`{ $file }`を使えません: { $reason }

too-many-sheets = このメッセージを入れると手紙は{ $found }枚になりますが、許されるのは{ $limit }枚です
    .hint = メッセージを短くするか、letter.tomlの`max_sheets`を増やすか、--message-overflow omitでこのようなメッセージを省いてください
too-many-sheets-omitted = このメッセージを入れると手紙は{ $found }枚になりますが、許されるのは{ $limit }枚です。メッセージなしで作ります
does-not-fit-wide = { $part ->
    [return-line] `{ $name }`の差出人行は`{ $zone }`に対して{ $excess } mm幅が広すぎます。郵便で読める最小の大きさでも最も長い行が収まりません
   *[address] `{ $name }`の住所は`{ $zone }`に対して{ $excess } mm幅が広すぎます。郵便で読める最小の大きさでも最も長い行が収まりません
}
does-not-fit = { $part ->
    [return-line] `{ $name }`の差出人行は`{ $zone }`に対して{ $excess } mm高すぎます。郵便で読める最小の大きさでも行が収まりません
   *[address] `{ $name }`の住所は`{ $zone }`に対して{ $excess } mm高すぎます。郵便で読める最小の大きさでも行が収まりません
}
    .hint-row = 名簿の住所を短くするか、--return signerを付けずに事務所を差出人としてください
    .hint-return-line = routes.tomlの`office`の行を短くしてください
    .hint = 住所を短くするか、長い行を分けてください。--show-zonesで宛名欄を描きます

same-list-other-date = バッチ`{ $batch }`は同じ手紙と名簿を別の日付{ $date }で含みます。両方を送らないようご注意ください
batch-exists = バッチ`{ $batch }`はすでにあります。何も変更していません
batch-differs = `{ $folder }`の名簿から得られる署名者が、バッチの署名者と違います
    .hint = バッチを作ったプログラムとフォントで作ってください。フォントは--font-dirで指定します
folder-exists = `{ $folder }`はすでにあります。何も変更していません
bad-indicia = 料金支払い表示`{ $file }`を使えません: { $reason }
bad-labels = ラベル用紙`{ $file }`はありません: { $reason }
bad-labels-field = ラベル用紙`{ $file }`はありません: `{ $field }`は{ $reason }
batch-damaged = バッチ`{ $folder }`はすでにありますが、`{ $file }`がないか、変更されています
    .hint = フォルダーを移動してから作り直してください。同じ入力からは同じファイルができます
folder-in-the-way = `{ $folder }`がすでにあり、完全なバッチではありません
    .hint = 中身を確認し、移動するか削除してください
file-in-the-way = `{ $file }`がすでにあり、PDFではありません
    .hint = --outで別のファイルを指定してください
staging-left = `{ $folder }`は{ $days }日前の作りかけのバッチで、氏名を含みます
    .hint = `mailbag clean`で削除します
volumes-kept = 完成した分冊{ $count }冊が`{ $folder }`にあります
    .hint = 同じコマンドをもう一度実行すると続きから作ります。`mailbag clean`で削除します
no-permissions = `{ $folder }`のディスクはアクセス権を保存しません。使う人は誰でも手紙を読めます
    .hint = --outで、コンピューター本体のディスクにあるフォルダーを指定してください
no-locks = `{ $folder }`のディスクはロックに対応していません。同じバッチを同時に作らないようにしてください
no-shard = `{ $folder }`はバッチの分割ではないか、この版のものではありません
shards-differ = `{ $folder }`はほかの分割と合いません: { $part }
shard-twice = `{ $other }`と`{ $folder }`はどちらも分割{ $number }です
shards-missing = { $of }個の分割のうち、次のものがありません: { $numbers }
    .hint = --shardで作り、すべての分割のフォルダーを指定してください
other-fonts = フォントが`{ $folder }`を作ったときのものと違います
    .hint = 同じフォントのフォルダーを--font-dirで指定してください
option-does-not-apply = `{ $option }`はここでは使えません: { $reason }
    .hint-sender = routes.tomlで経路の`office`を記入するか、--return signerで署名者の住所を印刷してください
made-up = { $fault ->
    [signer] この人は`init`による架空の人物です
    [addressee] 宛先`{ $name }`の住所は`init`による架空のものです
    [route] 届け先`{ $name }`の住所は`init`による架空のものです
   *[signature] 署名画像`{ $name }`はmailbagに付属する見本で、だれの署名でもありません
    }
    .hint = 実際のものに置き換えるまで、これらの手紙を送らないでください
