# Which face serves which script in a list.

face-served = { $script }: { $characters } characters in { $face }
face-missing = no font has { $cluster } ({ $points }): { $times } in the list
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
