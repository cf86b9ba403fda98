# What languages are called (CLDR), and what is told apart by a country or a standard.

called-of = { $name } ({ $of })
language-zh-Hant = chinois traditionnel
language-zh-Hans = chinois simplifié
language-en = anglais
language-fr = français
language-nb = norvégien bokmål
language-nn = norvégien nynorsk
language-no = norvégien
language-de = allemand
language-nl = néerlandais
language-ja = japonais
language-ko = coréen
language-sv = suédois
language-da = danois
language-es = espagnol
language-it = italien
language-pt = portugais
language-pl = polonais
language-ru = russe
language-kk = kazakh
language-tr = turc
language-ug = ouïghour
language-ar = arabe
language-he = hébreu
