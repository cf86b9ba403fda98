# What languages are called (CLDR), and what is told apart by a country or a standard.

called-of = { $name }（{ $of }）
language-zh-Hant = 繁體中文
language-zh-Hans = 簡體中文
language-en = 英文
language-fr = 法文
language-nb = 挪威文（巴克摩）
language-nn = 挪威文（耐諾斯克）
language-no = 挪威文
language-de = 德文
language-nl = 荷蘭文
language-ja = 日文
language-ko = 韓文
language-sv = 瑞典文
language-da = 丹麥文
language-es = 西班牙文
language-it = 義大利文
language-pt = 葡萄牙文
language-pl = 波蘭文
language-ru = 俄文
language-kk = 哈薩克文
language-tr = 土耳其文
language-ug = 維吾爾文
language-ar = 阿拉伯文
language-he = 希伯來文
