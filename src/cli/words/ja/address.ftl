# 住所が郵便の規則に合わない点。

address-fault = { $address }: { $fault }
    .hint-no-column = 別の見出しの列がそれに当たる場合は、--column "{ $column }=…"で指定してください。`mailbag columns`で認識された列がわかります
    .hint = 住所の各項目を直してください。そのままでは手紙が届かないことがあります
the-address = 住所
the-address-of = `{ $name }`の住所
address-fault-too-many-lines = { $address }は{ $found }行あります。この国の郵便が読むのは{ $limit }行です
address-fault-line-too-long = { $address }の{ $line }行目は{ $found }文字あります。この国の郵便が読むのは{ $limit }文字です
address-fault-no-column = 名簿に`{ $column }`の列がないため、署名者の住所は印刷できません
address-fault-not-given = セルが空のため、この署名者の住所は印刷できません
address-fault-kept-back = 行で氏名が伏せられているか、同意が住所に及ばないため、この署名者の住所は印刷されません
address-fault-no-country = { $address }に国名がありません
address-fault-unknown-country = { $address }: `{ $country }`は国コードではありません
address-fault-no-postcode = { $address }に郵便番号がありません
address-fault-wrong-postcode = { $address }: `{ $postcode }`はその国の郵便番号ではありません。正しい形: { $forms }
address-fault-right-to-left = { $address }の{ $line }行目は右から左に書かれています。国外の郵便では区分できません
address-fault-not-latin = { $address }の{ $line }行目はラテン文字ではありません。途中の郵便が読むのはラテン文字です
postcode-forms-none = なし
postcode-forms-or = { $one }または{ $other }
