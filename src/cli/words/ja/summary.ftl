# 作ったものの要約。

summary-list = 名簿: { $format }
summary-rows = { $rows } = { $parts }
summary-consent = { $consent ->
    [not-recorded] 同意: 記録なし
    [recorded] 同意: 記録あり
    [in-part] 同意: 一部の人だけ記録あり
   *[required] 同意: 必須
}
summary-joined = { $signers } = { $letters } + 同じ住所の人と連名の{ $joined }人
summary-letters = { $letters }、{ $pages }
summary-petition = { $signatures }、{ $pages }
summary-roll = 手紙1通と連名簿({ $names })、{ $pages }
summary-messages-omitted = { $count }通は、枚数が多くなりすぎるメッセージを省いています
summary-messages-not-approved = { $count }通は、承認されていない、または印刷してはならないメッセージを省いています
summary-serials = 通し番号は`{ $batch }`の{ $last }の続きです
summary-printed = 名宛人が読む署名者の情報: { $fields }
rejected = 不採用{ $count }
duplicates = 重複{ $count }
blank = 空{ $count }
withheld = 氏名非公開{ $count }
without-consent = 同意なし{ $count }
in-earlier-batch = 以前のバッチにあり{ $count }
withdrawn = 撤回{ $count }
summary-one-sided = 片面: { $sheets }
summary-two-sided = 両面: { $sheets }、片面: { $pages }(うち白紙{ $blank }枚)
summary-two-sided-blank = 両面: { $sheets }、片面: { $pages }(うち白紙{ $blank }枚): --simplexを使ってください
summary-weight = 手紙{ $letters }通の重さは{ $weight }です。手紙1通に全員の連名簿を付ければ(--as roll)、{ $roll }枚で約{ $roll_weight }です
field-title = 敬称
field-id = id
field-name = 氏名
field-initials = イニシャル
field-latin-name = ラテン文字の氏名
field-organisation = 団体
field-role = 役職
field-street = 番地
field-postcode = 郵便番号
field-city = 市町村
field-country = 国
field-email = メールアドレス
field-date = 署名日
field-message = 個人のメッセージ
field-signature = 署名画像
ready = 作成できます: { $made }
ready-warned = 作成できます: { $made }。先に上の警告{ $count }件を確認してください
not-ready = 作成できません。上のエラー{ $count }件を直してください
joined = { $shards }から{ $volumes }: { $letters }、{ $sheets }
cleaned = { $count ->
    [0] `{ $out }`に残っているものはありませんでした
   *[other] `{ $out }`から、残っていたもの{ $count }件を削除しました
}
clean-at-work = `{ $path }`は残します。実行中の処理が使っています
clean-young = `{ $path }`は残します。できてから{ $minutes }分たっておらず、実行中の処理が使っているかもしれません
    .hint = 後でもう一度`mailbag clean`を実行してください
taken-over = { $of }冊のうち{ $count }冊を以前の実行から引き継ぎました。内容は1バイトも変わっていません

progress-reading = 行を読み込み中
progress-setting = 手紙を組版中
progress-counting = ページを計算中
progress-bar = {"{msg} "}{ $bar }{" {done}/{all}、{speed}、残り{eta}"}
progress-short = {"{done}/{all}、残り{eta}、{wide_msg}"}
progress-count = {"{msg} {done}、{speed}"}
progress-count-short = {"{done} {wide_msg}"}
progress-speed = { $count }/s
