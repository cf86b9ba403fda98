# 名單中各文字系統所用的字型。

face-served = { $script }：{ $characters } 個字元，{ $face }
face-missing = 沒有字型含有 { $cluster }（{ $points }）：名單中出現 { $times } 次
script-Arab = 阿拉伯文
script-Armn = 亞美尼亞文
script-Bopo = 注音符號
script-Cyrl = 西里爾字母
script-Grek = 希臘文
script-Hang = 韓文
script-Hani = 漢字
script-Hebr = 希伯來文
script-Kana = 假名
script-Latn = 拉丁字母
script-Zyyy = 其他符號
script-Hira = 平假名
