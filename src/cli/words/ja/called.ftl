# What languages are called (CLDR), and what is told apart by a country or a standard.

called-of = { $name }（{ $of }）
language-zh-Hant = 中国語（繁体字）
language-zh-Hans = 中国語（簡体字）
language-en = 英語
language-fr = フランス語
language-nb = ノルウェー語（ブークモール）
language-nn = ノルウェー語（ニーノシュク）
language-no = ノルウェー語
language-de = ドイツ語
language-nl = オランダ語
language-ja = 日本語
language-ko = 韓国語
language-sv = スウェーデン語
language-da = デンマーク語
language-es = スペイン語
language-it = イタリア語
language-pt = ポルトガル語
language-pl = ポーランド語
language-ru = ロシア語
language-kk = カザフ語
language-tr = トルコ語
language-ug = ウイグル語
language-ar = アラビア語
language-he = ヘブライ語
