# 名簿の文字体系ごとに使う書体。

face-served = { $script }: { $characters }文字、{ $face }
face-missing = { $cluster } ({ $points })を持つフォントがありません: 名簿に{ $times }回
script-Arab = アラビア文字
script-Armn = アルメニア文字
script-Bopo = 注音符号
script-Cyrl = キリル文字
script-Grek = ギリシア文字
script-Hang = ハングル
script-Hani = 漢字
script-Hebr = ヘブライ文字
script-Kana = 仮名
script-Latn = ラテン文字
script-Zyyy = その他の記号
script-Hira = ひらがな
