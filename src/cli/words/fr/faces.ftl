# Quelle police sert quelle écriture dans une liste.

face-served = { $characters ->
    [one] { $script } : { $characters } caractère en { $face }
   *[other] { $script } : { $characters } caractères en { $face }
}
face-missing = aucune police n’a { $cluster } ({ $points }) : { $times } fois dans la liste
script-Arab = arabe
script-Armn = arménien
script-Bopo = bopomofo
script-Cyrl = cyrillique
script-Grek = grec
script-Hang = hangûl
script-Hani = sinogrammes
script-Hebr = hébreu
script-Kana = kana
script-Latn = latin
script-Zyyy = autres signes
script-Hira = hiragana
