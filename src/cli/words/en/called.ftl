# What languages are called (CLDR), and what is told apart by a country or a standard.

called-of = { $name } ({ $of })
language-zh-Hant = Traditional Chinese
language-zh-Hans = Simplified Chinese
language-en = English
language-fr = French
language-nb = Norwegian Bokmål
language-nn = Norwegian Nynorsk
language-no = Norwegian
language-de = German
language-nl = Dutch
language-ja = Japanese
language-ko = Korean
language-sv = Swedish
language-da = Danish
language-es = Spanish
language-it = Italian
language-pt = Portuguese
language-pl = Polish
language-ru = Russian
language-kk = Kazakh
language-tr = Turkish
language-ug = Uyghur
language-ar = Arabic
language-he = Hebrew
