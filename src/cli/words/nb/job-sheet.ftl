# `job.txt`: det et trykkeri må vite om et parti.

job-title = TRYKKOPPDRAG
job-label = { $label }:
job-batch = Parti
job-paper = Papir
job-paper-is = { $paper }, hvitt, { $grammage } g/m²
job-paper-is-across = { $paper }, liggende, hvitt, { $grammage } g/m²
job-scale = Skala
job-scale-is = 100 % («faktisk størrelse»); ingenting tilpasses siden, ingenting krympes
job-sides = Sider
job-one-sided = ensidig
job-two-sided = tosidig, vendt om langsiden
job-ink = Farge
job-ink-is = svart; et signaturbilde kan ha farger
job-order = Rekkefølge
job-order-is = det siste arket står først i hver fil
job-marks = Merker
job-marks-are = til venstre nederst: løpenummer, ark av antall ark, E på det siste arket i et brev
job-delete-by = Slettes
job-delete-by-is = senest { $day }: disse filene, alle kopier, og det skriverne har lagret
job-file = Fil
job-pages = Sider
job-sheets = Ark
job-all = Alle brev
job-grouped = { $count ->
    [one] ({ $count } ark per brev)
   *[other] ({ $count } ark per brev)
}
job-advice-cover = Skriv ut hver fil én gang. cover.pdf er følgeseddelen til leveringen: ensidig, øverst, atskilt fra brevene.
job-advice-sheets = Ikke noe ark har to brev, med mindre de er rader i en tabell. Behold arkene i filenes rekkefølge.
job-advice-private = Filene inneholder navn og steder for privatpersoner. Gi dem ikke til noen, og utelat ingen ark: et ark som
job-advice-jams = setter seg fast, skrives ut på nytt fra den samme filen.
