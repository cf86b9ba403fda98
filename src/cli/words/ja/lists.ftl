# 名簿の形式、メッセージの内容、用意されているもの。

format-text = { $name }、{ $encoding }、セルの区切りは{ $delimiter ->
    [comma] コンマ
    [semicolon] セミコロン
    [tab] タブ
   *[bar] 縦棒
}
format-text-other = { $name }、{ $encoding }、セルの区切りは`{ $delimiter }`
message-head = { $row }行目: { $language }、{ $length }文字、{ $approved ->
    [yes] 承認済み
    [no] 不承認
   *[unknown] 未確認
}
message-language-unknown = 言語の指定なし
trace-email = メールアドレス: { $text }
trace-phone = 電話番号: { $text }
trace-web = ウェブアドレス: { $text }
trace-address = 住所: { $text }
messages = メッセージ{ $messages }件、承認済み{ $approved }件、住所や番号などを含むもの{ $traces }件
columns-of = { $file }: { $format }
columns-heading = 見出し
columns-understood = 解釈
columns-row = { $row }行目
no-heading = 見出しなし
list-letters = 手紙
list-addressees = 名宛人
list-routes = 経路
list-languages = 言語
list-letter = { $kind } ({ $languages }): { $title }
