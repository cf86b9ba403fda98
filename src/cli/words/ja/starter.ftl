# 最初のファイルの中のコメント。

starter-mailbag = コマンドラインで指定しなかったもの。入力したものが優先されます。`mailbag build --help`にすべてのオプションがあります。ここでは`-`の代わりに`_`と書きます。
starter-one-sided = 片面
starter-for-one-sided = 片面印刷の場合
starter-no-window = 封筒に窓がない場合
starter-addressees = 手紙の名宛人。ここに書きます: 1人につき1つの表、その下に言語ごとの表。
starter-as-of = このすべてが正しかった日
starter-greeting = 手紙の{"{{"}addressee.greeting{"}}"}
starter-postal = 封筒の窓に見える住所。
starter-routes = すべての手紙を入れた袋を届ける、または送る先。
starter-country = 手紙を投函する国
starter-language = 送付状の言語
starter-office = 差出人の住所を1行ずつ: 送る前に記入してください
starter-post = "each": 手紙を1通ずつ投函
starter-letter = 手紙: このファイルと、言語ごとの本文のファイル。
starter-kind = "petition": 署名者の表がある用紙
starter-languages = 印刷の順
starter-arrangement = または"columns"(左右に並べる)、"separate"(別々の用紙)
starter-sender = 署名者について読まれるもの: "name"(氏名)、"country"(国)、"town"(町)、"address"(番地までの住所)
starter-signed = 画像がなければ署名のための線。"online": オンラインでの署名、日付つき
starter-consent = 「はい」と答えた人だけを印刷
starter-messages = "approved": 承認されたものだけ
starter-title = PDFと送付状の題名。
