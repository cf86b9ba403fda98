# What languages are called (CLDR), and what is told apart by a country or a standard.

called-of = { $name } ({ $of })
language-zh-Hant = tradisjonell kinesisk
language-zh-Hans = forenklet kinesisk
language-en = engelsk
language-fr = fransk
language-nb = bokmål
language-nn = nynorsk
language-no = norsk
language-de = tysk
language-nl = nederlandsk
language-ja = japansk
language-ko = koreansk
language-sv = svensk
language-da = dansk
language-es = spansk
language-it = italiensk
language-pt = portugisisk
language-pl = polsk
language-ru = russisk
language-kk = kasakhisk
language-tr = tyrkisk
language-ug = uigurisk
language-ar = arabisk
language-he = hebraisk
