# 確認する手紙について。

previewed = 手紙{ $serial }: { $pages }
previewed-of = 手紙{ $serial }、{ $person }: { $pages }
previewed-blank = { $text }。最後の1ページは両面印刷のための白紙です
previewed-blanks = { $text }。最後の数ページは白紙です
preview-bad-rows = 不正な行が{ $count }行あり、手紙がありません。`mailbag check { $letter }`で問題を表示します
preview-nobody = `{ $typed }`に当たる、手紙のある人がいません。手紙の番号は{ $last }までです
    .hint = 通し番号、印刷どおりの氏名、`id`、またはメールアドレスを指定してください
preview-nobody-at-all = `{ $typed }`に当たる、手紙のある人がいません。手紙がありません
preview-several = `{ $typed }`に当たる人が{ $count }人います:
    .hint = 氏名の前の番号で1人を選んでください: --signer 17
preview-more = ほか{ $count }人
preview-in-the-way = `{ $file }`がすでにあり、{ $kind }ではありません
    .hint = --outで別のファイルを指定してください
preview-no-page = { $page }ページ目はありません。手紙は{ $pages }です
preview-page-of-pdf = `--page`は画像のためのものです。PDFには手紙の全ページが入ります
    .hint = .pngで終わるファイルを指定するか、--pageを省いてください
preview-terminal = 標準出力が端末のため、PDFも画像も表示できません
    .hint = --outでファイルを指定するか、--openですぐに開いてください
preview-needs-a-file = `--open`と`--watch`にはファイルが必要です
    .hint = `--out -`を省くか、ファイルを指定してください
preview-needs-a-letter = `--watch`には手紙と、ファイルにある名簿が必要です。バッチは変わることがありません
    .hint = バッチではなく手紙を指定してください
preview-not-drawn = { $error }
    .hint = PDFで確認してください: --pdf
preview-not-opened = `{ $file }`はできましたが、開くものがありません: { $error }
preview-watching = 変更を待っています。Ctrl-Cで終わります
