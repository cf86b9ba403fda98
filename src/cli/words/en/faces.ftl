# Which face serves which script in a list.

face-served = { $characters ->
    [one] { $script }: { $characters } character in { $face }
   *[other] { $script }: { $characters } characters in { $face }
}
face-missing = { $times ->
    [one] no font has { $cluster } ({ $points }): once in the list
   *[other] no font has { $cluster } ({ $points }): { $times } times in the list
}
script-Arab = Arabic
script-Armn = Armenian
script-Bopo = Bopomofo
script-Cyrl = Cyrillic
script-Grek = Greek
script-Hang = Hangul
script-Hani = Han
script-Hebr = Hebrew
script-Kana = Kana
script-Latn = Latin
script-Zyyy = other marks
script-Hira = Hiragana
