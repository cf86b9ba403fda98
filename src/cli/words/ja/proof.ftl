# 校正についての文と、校正の中の文。

proof-made = { $all }のうち{ $shown }を表示、{ $whole }.{ $tenth } MB
proof-in-the-way = `{ $file }`はすでにあり、mailbagの校正ではありません
    .hint = --outで別のファイルを指定してください
proof-of-batch = バッチの校正(印刷前)
proof-of-letter = 手紙の校正(作成した場合)
proof-title = 校正: { $batch }
proof-lead = { $kind ->
    [petition] 署名用紙、{ $date }、経路{ $routes }、{ $languages }
    [roll] 連名簿つきの手紙、{ $date }、経路{ $routes }、{ $languages }
   *[letter] 手紙、{ $date }、経路{ $routes }、{ $languages }
}
proof-batch = バッチ`{ $batch }`
proof-to = 名宛人: { $addressees }
proof-without-window = 窓なし封筒用
proof-window = 窓つき封筒用: { $window }
proof-sample-list = 見本の名簿、送付用ではありません
proof-zones-drawn = 手紙に枠が描かれています、送付用ではありません
proof-contents = このページの内容
proof-summary = 要約
proof-findings = 確認すること
proof-look = { $kind ->
    [letter] 確認する手紙
   *[other] 確認する用紙
}
proof-files = 印刷するファイル
proof-fonts = フォント
proof-hashes = 検証したもの
proof-approval = 承認
proof-search = 検索
proof-keys = / 検索 · j k 次・前の手紙 · Enter ページを拡大
proof-status = { $kind ->
    [letter] 手紙: { $all }のうち{ $shown }を表示
   *[other] 用紙: { $all }のうち{ $shown }を表示
}、指摘: { $findings }のうち{ $found }
proof-switch = キー / j k
proof-draw-window = 窓を描く
proof-draw-place = 住所の位置を描く
proof-previous = 前
proof-next = 次
proof-close = 閉じる
proof-skip = 本文へ
proof-figure-letters = 通の手紙
proof-figure-names = 件の氏名
proof-figure-pages = ページ
proof-figure-sheets = { $sides ->
    [one] 枚の用紙、片面
   *[two] 枚の用紙、両面
}
proof-figure-paper = の紙
proof-rows = 行
proof-signers = 署名者
proof-rejected = 不採用
proof-duplicates = 重複
proof-blank-rows = 空
proof-withheld = 氏名非公開
proof-without-consent = 同意なし
proof-earlier = 以前のバッチにあり
proof-withdrawn = 撤回
proof-adds-up = 合計が合います
proof-does-not-add-up = 合計が合いません
proof-error = エラー
proof-warning = 警告
proof-note = 注記
proof-nothing-found = 指摘はありません。
proof-letter = { $kind ->
    [letter] 手紙{ $serial }
   *[other] 氏名{ $serial }
}
proof-cover-link = 送付状
proof-opening-link = 冒頭
proof-serials = { $kind ->
    [letter] 手紙{ $serials }
   *[other] 氏名{ $serials }
}
proof-and-more = { $first }、ほか{ $more }件
proof-letter-at = { $kind ->
    [letter] 手紙{ $serial }: { $file }、{ $page }ページ
   *[other] 氏名{ $serial }: { $file }、{ $page }ページ
}
proof-unknown-finding = `{ $code }`。`mailbag check`で詳しく表示します
proof-findings-not-shown = `{ $code }`の指摘がほかに{ $count }件、ここに示していない人について: { $serials }。`--all`で示し、`mailbag check`で詳しく表示します
proof-findings-without-letter = 手紙のない行についての`{ $code }`の指摘{ $count }件: { $rows }行目
proof-findings-without-room = `{ $code }`の指摘がほかに{ $count }件、ここに載せる余地がありません: { $serials }。`mailbag check`で詳しく表示します
proof-chosen = { $kind ->
    [letter] 手紙{ $all }通のうち{ $chosen }通を示します: 最初と最後、最も長いもの、文字の種類ごと、署名の種類ごと、そして無作為に選んだもの。
   *[other] 氏名{ $all }件のうち{ $chosen }件と、その用紙を示します: 最初と最後、最も長いもの、文字の種類ごと、署名の種類ごと、そして無作為に選んだもの。
}
proof-frame = 枠は住所の位置です。
proof-frames = 実線の枠は、用紙が封筒の中のどこにあっても窓に見える範囲、破線の枠は見える可能性のある範囲です。
proof-names-everybody = このページにはバッチの全員の氏名があります。名簿と同じように管理してください。
proof-names-on-sheets = 画像にはこれらの用紙の全員、氏名{ $all }件のうち{ $readable }件が写っています。名簿と同じように管理してください。
proof-names-shown = このページにあるのは、示した人の氏名だけです。その手紙と同じように管理してください。
proof-heading = { $kind ->
    [letter] 手紙{ $serials }
   *[other] { $serials }の用紙
}
proof-opening = 冒頭
proof-cover = 送付状
proof-first = 最初
proof-last = 最後
proof-longest-name = 最も長い氏名
proof-longest-address = 最も長い住所
proof-script = 文字: { $script }
proof-signature-image = 署名の画像
proof-signature-drawing = 署名の図形
proof-signature-strokes = 署名パッド
proof-signed-online = オンラインで署名
proof-signed-by-hand = 手書きの署名
proof-organisation = 団体
proof-household = 世帯
proof-other-addressee = 別の名宛人
proof-doubtful = 要確認
proof-message = 個人のメッセージ
proof-lot = 無作為
proof-place = { $file }、{ $first }ページ
proof-places = { $file }、{ $first }～{ $last }ページ
proof-page = { $of }ページ中{ $page }ページ目
proof-blank-page = { $of }ページ中{ $page }ページ目は白紙です: 用紙の裏
proof-not-shown = ここには示しません: ファイルが大きくなりすぎます。PDFを見てください
proof-alt = { $heading }、{ $of }ページ中{ $page }ページ目、印刷される通り
proof-alt-with-window = { $alt }。住所の上に窓が描かれています
proof-alt-with-place = { $alt }。住所の位置に枠が描かれています
proof-volumes = 印刷順の分冊
proof-column-file = ファイル
proof-column-to = 名宛人
proof-column-serials = 通し番号
proof-column-letters = { $kind ->
    [petition] 署名
    [roll] 氏名
   *[letter] 手紙
}
proof-column-pages = ページ
proof-column-sheets = { $sides ->
    [one] 用紙、片面
   *[two] 用紙、両面
}
proof-column-bytes = バイト
proof-more-rows = ほかに{ $more }件。すべては`manifest.json`にあります
proof-embedded = ここに示したファイルに埋め込まれたもの:
proof-scripts = 名簿を組むもの: { $served }
proof-verified = { $files }個のファイルは、マニフェストの通り書き込まれたままです。
proof-manifest-hash = manifest.jsonのSHA-256: { $sha }
proof-letters-hash = すべての手紙のSHA-256(送付状と同じ): { $sha }
proof-not-built = バッチはこのように作られます。何も保存されません。ハッシュは作成したときに決まります。
proof-hashes-of = { $files }個のファイルとそのSHA-256
proof-approve-it = すべてよければ、次のように記録します:
proof-build-it = すべてよければ、バッチを作り、その校正を確認します:
proof-by-name = 氏名
proof-looked-at-by = 確認者
proof-day = 日付
proof-signature = 署名
proof-footer = { $tool }で作成。画像はPDFファイルそのものから描いています。このページはネットワークに何も要求しません。
