# どのメッセージにも使う部分: 見出し、場所、数えるもの。

severity-error = エラー
severity-warning = 警告
severity-note = 注記

finding = { $severity }: { $message }
finding-message-at = { $place }: { $message }
hint-line = ヒント: { $hint }
did-you-mean = `{ $nearest }`のことですか?

place-row = { $place } ({ $row }行目)
place-column = { $place }: 列`{ $heading }`
in-column = 列`{ $heading }`: { $message }

findings-of-kind = { $severity ->
    [error] エラー`{ $code }`が{ $count }件
    [warning] 警告`{ $code }`が{ $count }件
   *[note] 注記`{ $code }`が{ $count }件
}
findings-of-kind-cut = { $severity ->
    [error] エラー`{ $code }`が{ $count }件、うち{ $hidden }件は表示していません。--jsonですべて出力します
    [warning] 警告`{ $code }`が{ $count }件、うち{ $hidden }件は表示していません。--jsonですべて出力します
   *[note] 注記`{ $code }`が{ $count }件、うち{ $hidden }件は表示していません。--jsonですべて出力します
}
findings-of-kind-many = { $severity ->
    [error] エラー`{ $code }`が{ $count }件、うち{ $hidden }件は表示していません。--jsonで最初の{ $kept }件を出力します
    [warning] 警告`{ $code }`が{ $count }件、うち{ $hidden }件は表示していません。--jsonで最初の{ $kept }件を出力します
   *[note] 注記`{ $code }`が{ $count }件、うち{ $hidden }件は表示していません。--jsonで最初の{ $kept }件を出力します
}

count-letters = 手紙{ $count }通
count-signatures = 署名{ $count }筆
count-signers = 署名者{ $count }人
count-rows = { $count }行
count-names = 氏名{ $count }件
count-roll = 手紙1通と連名簿({ $names })
count-and = { $text }、{ $more }
count-pages = { $count }ページ
count-sheets = 用紙{ $count }枚
count-volumes = 分冊{ $count }冊
count-shards = 分割{ $count }個

kind-letter = 手紙
kind-petition = 署名用紙
list-separator = 、
