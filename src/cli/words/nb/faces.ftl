# Hvilken skrift som tjener hvilket skriftsystem i en liste.

face-served = { $script }: { $characters } tegn i { $face }
face-missing = { $times ->
    [one] ingen skrift har { $cluster } ({ $points }): { $times } gang i listen
   *[other] ingen skrift har { $cluster } ({ $points }): { $times } ganger i listen
}
script-Arab = arabisk
script-Armn = armensk
script-Bopo = bopomofo
script-Cyrl = kyrillisk
script-Grek = gresk
script-Hang = hangul
script-Hani = kinesiske tegn
script-Hebr = hebraisk
script-Kana = kana
script-Latn = latinsk
script-Zyyy = andre tegn
script-Hira = hiragana
