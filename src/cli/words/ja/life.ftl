# すでにあるバッチについて: 問題と、その後の経過。

earlier-batch-missing = `{ $by }`はバッチ`{ $batch }`の続きですが、`{ $batch }`が隣にありません
    .hint = もう一方の隣に置くか、--afterをもう1つ加えてフォルダーを指定してください
earlier-of-other-letter = バッチ`{ $batch }`は手紙`{ $found }`のもので、`{ $expected }`のものではありません
    .hint = --afterでこの手紙のバッチを指定してください
names-another = 本文は{ $name }を名指ししていますが、この手紙の宛先は`{ $addressee }`です
    .hint = 本文を変えるか、--toの名宛人を確認してください
bad-serials = `{ $value }`は17や23-25のような通し番号ではありません
    .hint = 通し番号は1から始まり、手紙の下端にあります。範囲は小さいほうを先に書きます
bad-serials-none = 17や23-25のような通し番号が指定されていません
unknown-serial = このバッチに通し番号{ $serial }の手紙はありません。あるもの: { $known }
uncut-volume = { $tool }が作った`{ $file }`からは、このプログラムでページを取り出せません。代わりにそのファイルの{ $pages }ページを印刷してください
shared-sheets = 1つの表に多くの署名者がいます。代わりに`{ $file }`の{ $pages }ページを、裏面も含めて印刷してください
handover-in-the-way = `{ $file }`はすでにあります
    .hint = 移動するか、--outで別のフォルダーを指定してください
bad-recipient = `{ $value }`は`age1…`のような公開鍵ではありません
    .hint = `age-keygen`が「public key」として示す行です。秘密鍵は決して渡さないでください
bad-key = { $fault ->
    [no-password] `{ $file }`: この鍵にはパスワードが必要です
    [wrong-password] `{ $file }`: パスワードがこの鍵のものではありません
    [failed] `{ $file }`: 署名できませんでした
   *[no-key] `{ $file }`: minisignの鍵ではありません
}
    .hint-no-password = 端末ではmailbagが尋ねます。それ以外では--password-fileでファイルを指定してください
    .hint-wrong-password = `minisign -G`で尋ねられたパスワードを指定してください。--password-fileのファイルでは1行目です
    .hint = `minisign -G`で秘密鍵と公開鍵を作ります
seal-bad = { $fault ->
    [none] バッチ`{ $batch }`: 封印されていません
    [no-seal] バッチ`{ $batch }`: マニフェストの隣のファイルは封印ではありません
    [other-key] バッチ`{ $batch }`: 封印は別の鍵によるものです
   *[broken] バッチ`{ $batch }`: 封印がマニフェストのものではありません。どちらかが変更されています
}
    .hint-other-key = バッチを作った人に公開鍵を尋ねてください
erasure-differs = このプログラムで組むと、バッチを作った{ $tool }とは`{ $file }`が違ってしまいます。何も消去していません
    .hint = バッチを作った版のmailbagを、同じフォントのフォルダーとともに使ってください
erasure-differs-others = このプログラムで組むと、バッチを作った{ $tool }とはほかの人の手紙が違ってしまいます。何も消去していません
not-approved = バッチ`{ $batch }`は承認されていません
    .hint = `mailbag approve BATCH --by NAME`で承認を記録します
already-sent = バッチ`{ $batch }`はすでに発送されています: { $kind }、{ $on }
    .hint = 発送したものは保存します
already-sent-undated = バッチ`{ $batch }`はすでに発送されています: { $kind }
corrected = `{ $batch }`の一部の手紙は`{ $by }`のものに差し替えられています
    .hint = 両方を渡し、古い手紙が抜き取られるようにしてください
corrected-beside = `{ $batch }`の次の通し番号の手紙は、すでに`{ $by }`で訂正されています：{ $serials }
    .hint = `mailbag reprint { $folder } { $serials }`で訂正済みの手紙を印刷し、`mailbag reprint { $folder } --corrected ファイル`でさらに訂正できます。元のバッチから作るものには、訂正した内容が含まれません
corrected-archived = `{ $batch }`の次の通し番号の手紙は、アーカイブにある`{ $by }`で訂正されています：{ $serials }
    .hint = `mailbag archive export { $by } --out フォルダー`で書き出せます。元のバッチから作るものには、訂正した内容が含まれません
corrected-elsewhere = `{ $batch }`の次の通し番号の手紙は、別の場所にある`{ $by }`で訂正されています：{ $serials }
    .hint = そのバッチのフォルダーを指定して`mailbag reprint`を実行すると訂正済みの手紙を印刷できます。元のバッチから作るものには、訂正した内容が含まれません
corrected-needed = `{ $batch }`の一部の手紙は、別の場所にある`{ $by }`で訂正されています
    .hint = それも--afterで指定してください。そうしないと、そこで氏名が変わった人に二通目の手紙が作られます
corrected-not-noted = `{ $by }`が一部の手紙を訂正していることを`{ $batch }`に記録できませんでした
    .hint = 古い手紙を知らずに印刷しないよう、両方を同じフォルダーに置いてください
followed-by = バッチ`{ $by }`は`{ $batch }`の続きです
    .hint-warning = --afterでそちらを指定してください。そうしないと、その署名者に2通目ができ、通し番号も重複します
    .hint = 先にそちらを削除してください
not-confirmed = `{ $batch }`は残ります。削除が確認されませんでした
    .hint = 端末ではmailbagが尋ねます。それ以外では--yesで削除します
bad-name = `{ $option }`には印刷できる名前を指定してください
sample-list = 見本の名簿です。発送しないでください
approval-void = { $reason ->
    [other-manifest] `{ $file }`は無効です: 承認しているのは別の内容です
    [nobody] `{ $file }`は無効です: 承認者の名前がありません
   *[not-understood] `{ $file }`は無効です: 解釈できません
}

event-handed-over = 引き渡し
event-posted = 投函
event-delivered = 配達
event-received = 受領
event-refused = 受取拒否
event-returned = 返送
event-answered = 返信あり
event-unknown = 不明

batch-refused = { $fault ->
    [not-there] バッチ`{ $folder }`がありません
    [is-link] `{ $folder }`はシンボリックリンクで、バッチのフォルダーではありません
    [no-folder] `{ $folder }`はフォルダーではありません
    [no-manifest] `{ $folder }`はバッチではありません: `{ $file }`がありません
    [shard] `{ $folder }`は分割で、完全なバッチではありません
    [unreadable] バッチ`{ $folder }`の`{ $file }`を読めません: { $reason }
    [not-understood] バッチ`{ $folder }`の`{ $file }`を解釈できません: { $reason }
    [schema] バッチ`{ $folder }`の`{ $file }`は形式`{ $found }`ですが、この版が読むのは`{ $expected }`です
    [unsafe-path] `{ $folder }`のマニフェストにある`{ $file }`は、バッチのファイルではありません
    [link] バッチ`{ $folder }`の`{ $file }`はシンボリックリンクです
    [special] バッチ`{ $folder }`の`{ $file }`は通常のファイルではありません
    [too-large] バッチ`{ $folder }`の`{ $file }`は、ありえない大きさです
    [extra] `{ $file }`はバッチ`{ $folder }`のものではありません: マニフェストに載っていません
    [missing] バッチ`{ $folder }`に`{ $file }`がありません
    [size] バッチ`{ $folder }`の`{ $file }`は{ $found }バイトですが、書き込まれたのは{ $expected }バイトです
    [changed] バッチ`{ $folder }`の`{ $file }`は変更されています: SHA-256が書き込み時のものと違います
    [counts] `{ $folder }`のマニフェストに矛盾があります: `{ $number }`の数
    [unlisted-volume] `{ $folder }`のマニフェストには分冊`{ $file }`がありますが、そのハッシュがありません
    [inputs] `{ $folder }`のマニフェストは変更されています: 入力のハッシュがファイルと合いません
    [id] `{ $folder }`のマニフェストは変更されています: idが入力と合いません
    [options] `{ $folder }`のマニフェストは変更されています: `options.json`の内容と違います
    [letters] バッチ`{ $folder }`の`{ $file }`の{ $line }行目がマニフェストと合いません
    [not-made] `{ $folder }`の`{ $file }`は、そこに作られたものではありません。削除するのは封筒とラベルだけです
    [not-as-made] `{ $folder }`の中身は作られたときのままではありません。ファイルが変更または削除されたか、フォルダーの名前が変わっています
   *[other] `{ $folder }`は受け付けられません: { $fault }
}
    .hint-not-there = `mailbag build`で作ったバッチのフォルダーを指定してください
    .hint-not-made = 何であるかを確かめ、自分のものや不要なものは手で取り除いてください
    .hint-is-link = フォルダーそのものを指定してください
    .hint-shard = `mailbag join`で分割をまとめてください
    .hint-schema = これを作った版のmailbagを使ってください
    .hint-extra = よそへ移してください。バッチは作られたときのまま残します
    .hint-denied = バッチを作成したユーザーで実行してください。ほかのユーザーはこのフォルダーを読めません
    .hint = 完全なものがある場所からバッチをコピーし直すか、作り直してください
batch-refused-unreadable = `{ $folder }`を読めません: { $reason }

mended-row = { $fault ->
    [no-key] 訂正の行には`serial`列か`id`列が必要です
    [no-key-in-row] この行には`serial`も`id`もありません
    [unknown-serial] このバッチに通し番号`{ $serial }`の手紙はありません
    [unknown-id] このバッチに`id`が`{ $id }`の手紙はありません
    [ambiguous-id] `id`が`{ $id }`の手紙が、このバッチに複数あります
    [other-id] 通し番号{ $serial }の手紙の`id`は`{ $expected }`で、`{ $found }`ではありません
    [same] この行の内容は、通し番号{ $serial }の手紙にすでにあるとおりです
    [twice] 通し番号{ $serial }の手紙が2回訂正されています
    [several-people] 通し番号{ $serial }の手紙は複数の人が連名で出しています
    [parted] 通し番号{ $serial }の手紙を連名で出す人たちが、連名ではいられなくなります
    [unknown-heading] このバッチの名簿に見出し`{ $heading }`はありません。ある見出し: { $known }
    [nothing] 何も訂正されません。どの行の内容も、手紙にすでにあるとおりです
   *[other] この行はどの手紙も訂正しません: { $fault }
}
    .hint-same = 訂正したセルが、解釈される列にあるか確認してください
    .hint-ambiguous-id = `serial`列に通し番号を書いてください。手紙の下端に印刷されています
    .hint-several-people = 誰の行かを`id`で示すか、全員の行を訂正してください
    .hint-parted = 全員を同じ住所にするか、`build`で手紙を作り直してください
    .hint-unknown-heading = 手紙に印刷されない列は省くか、`mailbag columns`が解釈できる見出しを付けてください
    .hint = 通し番号は手紙の下端に印刷されています。`id`はバッチの名簿にあるものです
mended-row-plain = この行はどの手紙も訂正しません

discard-question = 完全に削除しますか? 削除するには`はい`と入力してください
discard-answer = はい
password-question = 秘密鍵のパスワード:
reprinted = `{ $batch }`の手紙{ $serials }、元のままの内容です
reprinted-withdrawn = `{ $batch }`の手紙{ $serials }は撤回されたため、その旨を記したページになっています
approved = `{ $batch }`は{ $by }が承認しました
approved-before = `{ $batch }`は以前に{ $by }が承認しています。何も変更していません
sealed = `{ $batch }`を鍵{ $key }で封印しました
sealing-none = 封印なし
sealing-unchecked = 鍵{ $key }によるとされる封印。--public-keyで検証できます
sealing-by = 鍵{ $key }で封印済み
verified-batch = `{ $batch }`: { $files }個のファイルは書き込まれたときのままです。{ $sealing }
verified-batch-erased = { $text }。その後{ $erased }人を消去
verified-batch-changed = { $text }。これにより次のファイルが変わりましたが、封印はその内容を保証しません: { $changed }
handed-over = 印刷所に渡すもの: { $letters }、{ $sheets }。{ $delete_by }までに削除してもらいます
handed-over-encrypted = 印刷所は次のコマンドで開きます: age -d -i KEY { $file } | tar x
holdings-letter = 手紙{ $letter }、経路{ $routes }、日付{ $date }
holdings-serials = { $letters }、通し番号{ $serials }、{ $sheets }
holdings-files = { $files }個のファイル、{ $bytes }バイト。署名者の名簿を含みます
holdings-mailing = { $files }個のファイル、{ $bytes }バイト
holdings-handed-over = { $on }に引き渡し済み。印刷所に写しがあるかもしれません
discarded = `{ $batch }`を削除しました
