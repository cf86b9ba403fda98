//! The words of headings that ask whether a name is printed, each for what it does in a wish: a table of data. All stand here as
//! [`folded`](crate::signers::fold::folded) makes them, in English, French, Norwegian with its neighbours, German, Dutch, Spanish and Italian; those
//! of Chinese, Japanese and Korean, which no space parts, are pieces of a heading.

/// Words for staying anonymous.
#[rustfmt::skip] // a word a line would be pages
pub(super) const ANONYMITY: &[&str] = &[
    "anonymous", "anonymously", "anonymity", "incognito", "anonyme", "anonymes", "anonymat", "anonymement", "anonym", "anonymt",
    "anonymen", "anonymer", "anonymitet", "anonymitat", "anoniem", "anonieme", "anonimiteit", "anonimo", "anonima",
    "anonimato", "anonimamente",
];
pub(super) const ANONYMITY_HAN: &[&str] = &["匿名", "無記名", "不記名", "不记名", "不具名", "익명", "무기명"];

/// Words for keeping something to oneself.
#[rustfmt::skip]
pub(super) const HIDE: &[&str] = &[
    "hide", "hides", "hidden", "hiding", "conceal", "concealed", "withhold", "withheld", "mask", "masked", "private", "confidential",
    "secret", "remove", "removed", "exclude", "excluded", "omit", "omitted", "delete", "deleted", "suppress", "suppressed",
    "masquer", "masque", "masquez", "cacher", "cache", "cachez", "confidentiel", "confidentielle", "prive", "privee", "retirer",
    "retirez", "supprimer", "supprimez", "skjul", "skjule", "skjules", "skjult", "hemmelig", "konfidensiell", "konfidensielt",
    "fortrolig", "privat", "fjern", "fjerne", "fjernes", "fjernet", "utelat", "utelate", "utelates", "utelatt", "slett", "slette",
    "slettes", "slettet", "verbergen", "verborgen", "verberg", "geheim", "vertraulich", "entfernen", "entfernt", "weglassen", "weggelassen",
    "streichen", "gestrichen", "vertrouwelijk", "verwijderen", "verwijderd", "weglaten", "weggelaten", "ocultar", "oculto", "oculta",
    "privado", "quitar", "eliminar", "borrar", "confidencial", "nascondere", "nascosto", "riservato", "privato", "rimuovere",
];
#[rustfmt::skip]
pub(super) const HIDE_HAN: &[&str] = &[
    "非公開", "非公开", "隠す", "隠し", "伏せる", "伏せ", "隱藏", "隐藏", "保密", "削除", "除外", "移除", "刪除", "删除", "비공개", "숨기", "숨김", "삭제", "제외",
];

/// Those of them that, before a name, say what is to be done with it.
#[rustfmt::skip]
pub(super) const HIDE_VERBS: &[&str] = &[
    "hide", "conceal", "withhold", "mask", "remove", "exclude", "omit", "delete", "suppress", "masquer", "cacher", "retirer",
    "supprimer", "skjul", "fjern", "utelat", "slett", "verbergen", "verberg", "verwijderen", "ocultar", "quitar", "eliminar", "borrar",
    "nascondere", "rimuovere",
];

/// Words for showing something to others.
#[rustfmt::skip]
pub(super) const SHOW: &[&str] = &[
    "publish", "published", "publishing", "publication", "public", "publicly", "show", "shows", "shown", "showing", "display",
    "displayed", "disclose", "disclosed", "reveal", "revealed", "list", "listed", "print", "printed", "visible", "appear", "publier",
    "publie", "publiee", "publiez", "publique", "afficher", "affiche", "affichee", "affichez", "montrer", "montre", "montrez",
    "divulguer", "apparaitre", "apparaisse", "paraitre", "paraisse", "vis", "vise", "vises", "viser", "publiser", "publisere",
    "publiseres", "publisert", "publisering", "offentlig", "offentliggjor", "offentliggjore", "offentliggjores", "offentliggjort",
    "synlig", "trykk", "trykke", "trykkes", "trykt", "veroffentlichen", "veroffentlicht", "veroffentlichung", "publizieren",
    "publiziert", "zeigen", "gezeigt", "anzeigen", "angezeigt", "anzuzeigen", "erscheinen", "erscheint", "sichtbar", "offentlich",
    "abdrucken", "abgedruckt", "publiceren", "gepubliceerd", "publicatie", "tonen", "getoond", "toon", "zichtbaar", "openbaar",
    "publicar", "publicarse", "publique", "publicado", "publicacion", "publico", "mostrar", "mostrarse", "muestre", "aparecer",
    "aparezca", "pubblicare", "pubblicato", "pubblicazione", "pubblico", "mostrare", "mostrato", "visibile",
];
#[rustfmt::skip]
pub(super) const SHOW_HAN: &[&str] =
    &["公開", "公开", "掲載", "載せる", "載せて", "載せ", "出さ", "出し", "出す", "顯示", "显示", "刊登", "披露", "공개", "게재", "표시"];

/// Those of them that, before a name, say what is to be done with it.
#[rustfmt::skip]
pub(super) const SHOW_VERBS: &[&str] = &[
    "publish", "show", "display", "disclose", "reveal", "publier", "afficher", "montrer", "vis", "vise", "publiser",
    "offentliggjor", "offentliggjore", "veroffentlichen", "publizieren", "zeigen", "anzeigen", "publiceren", "tonen", "publicar",
    "mostrar", "pubblicare", "mostrare",
];

/// Beginnings of words for showing or keeping, of which a sentence about a name asks something, understood or not.
#[rustfmt::skip]
pub(super) const OF_SHOWING: &[&str] = &[
    "publi", "pubbli", "disclos", "reveal", "appear", "affich", "montr", "divulg", "appara", "paraitre", "offentlig", "trykk",
    "veroffentlich", "gezeigt", "angezeigt", "abdruck", "sichtbar", "erschein", "getoond", "openba", "zichtba", "verschij", "mostr",
    "muestr", "aparec", "aparez", "display", "conceal", "withh", "mask", "confiden", "konfidens", "fortrolig", "verberg", "vertraulich",
    "vertrouwelijk", "ocult", "nascond", "riservat", "exclu", "suppress", "supprim", "utelat", "entfern", "weglass", "weglat",
    "verwijder", "elimin", "rimuov", "skjul",
];

/// Words for being named.
#[rustfmt::skip]
pub(super) const MENTIONED: &[&str] = &[
    "named", "mentioned", "identified", "navngitt", "namngitt", "nevnt", "nomme", "nommee", "mentionne", "mentionnee", "namentlich",
    "genannt", "genoemd", "benoemd", "nombrado", "nombrada", "nominato", "nominata",
];
pub(super) const MENTIONED_HAN: &[&str] = &["実名", "記名", "实名", "實名", "具名", "실명"];

/// Words for a name.
#[rustfmt::skip]
pub(super) const NAME: &[&str] = &[
    "name", "names", "nom", "noms", "navn", "navnet", "namn", "namnet", "namen", "namens", "naam", "nombre", "nome", "identity",
    "identite", "identitet", "identitat", "identiteit", "identidad", "identita",
];
pub(super) const NAME_HAN: &[&str] =
    &["氏名", "姓名", "お名前", "名前", "御名前", "ご氏名", "本名", "名字", "全名", "名", "이름", "성명", "성함"];

/// Words that turn a wish round.
#[rustfmt::skip]
pub(super) const NOT: &[&str] = &[
    "not", "never", "dont", "cant", "wont", "isnt", "doesnt", "shouldnt", "arent", "wouldnt", "cannot", "without", "pas", "jamais", "non", "sans", "ikke", "ikkje", "aldri", "inte",
    "uten", "nicht", "nie", "kein", "keine", "keinen", "ohne", "niet", "nooit", "geen", "zonder", "nunca", "sin", "senza",
];
#[rustfmt::skip]
pub(super) const NOT_HAN: &[&str] = &[
    "不", "勿", "別", "别", "しない", "しません", "ない", "ません", "なし", "拒否", "않음", "않습니다", "안", "말아", "마세요", "거부",
];

/// Words for doing without, which turn round a name itself.
pub(super) const WITHOUT: &[&str] = &["without", "sans", "uten", "ohne", "zonder", "sin", "senza", "no"];

/// Words by which somebody refuses. None of them is read: it is clear only that something is asked.
#[rustfmt::skip]
pub(super) const REFUSE: &[&str] = &[
    "object", "oppose", "refuse", "decline", "widerspreche", "ablehnen", "lehne", "bezwaar", "motsetter",
    "imot", "mot", "reserverer",
];

/// Pronouns, articles, words of wishing and of permission: they change nothing of what is wished.
#[rustfmt::skip]
pub(super) const PLAIN: &[&str] = &[
    // en
    "i", "me", "my", "mine", "we", "us", "you", "your", "the", "a", "an", "this", "that", "to", "be", "is", "am", "are", "will",
    "would", "should", "shall", "may", "can", "could", "do", "does", "want", "wants", "wish", "like", "prefer", "choose", "please",
    "let", "d", "ll", "sign", "signing", "remain", "stay", "keep", "kept", "on", "in", "at", "of", "for", "agree", "consent",
    "allow", "it", "have", "letter", "petition", "she", "he", "they",
    // fr
    "je", "j", "mon", "ma", "nous", "vous", "votre", "vos", "le", "la", "l", "les", "un", "une", "de", "du", "ce", "que", "qu", "il",
    "etre", "suis", "est", "soit", "sera", "serait", "peut", "pouvez", "puis", "peux", "veux", "voulez", "voudrais", "souhaite",
    "souhaitez", "desire", "desirez", "prefere", "preferez", "rester", "garder", "signer", "sur", "dans", "liste", "accepte",
    "acceptez", "autorise", "autorisez", "doit", "lettre",
    // nb, nn, da, sv
    "jeg", "eg", "jag", "meg", "mitt", "min", "ditt", "din", "du", "vi", "vil", "ville", "onsker", "onskar", "onske",
    "onskjer", "bli", "blir", "vaere", "vere", "vara", "skal", "kan", "ma", "at", "det", "er",
    "pa", "i", "til", "av", "for", "vennligst", "hold", "holde", "holdes", "forbli", "samtykker", "godtar", "tillater", "dere", "listen",
    // de
    "ich", "mir", "mich", "mein", "meine", "meinen", "meines", "meiner", "sie", "ihr", "ihre", "ihren", "ihres", "dein", "deinen",
    "wir", "darf", "durfen", "mochte", "mochten", "will", "wunsche", "wunschen", "kann", "konnen", "soll", "sollen", "bitte", "zu",
    "der", "die", "das", "den", "dem", "des", "dass", "ein", "eine", "sein", "bleiben", "werden", "wird", "ist", "auf", "im", "von",
    "fur", "unterschreiben", "unterzeichnen",
    // nl
    "ik", "mij", "mijn", "uw", "u", "je", "jouw", "wij", "wil", "wilt", "wens", "wenst", "mag", "mogen", "worden", "wordt", "blijven",
    "te", "het", "een", "op", "van", "dat", "ondertekenen",
    // es, it
    "yo", "mi", "su", "quiero", "quisiera", "quiere", "deseo", "desea", "prefiero", "permanecer", "ser", "estar", "firmar", "forma",
    "manera", "el", "en", "los", "sus", "puede", "pueden", "se", "sea", "debe", "io", "mio", "il", "lo", "voglio", "vorrei", "desidero",
    "preferisco", "restare", "rimanere", "essere", "firmare",
];
#[rustfmt::skip]
pub(super) const PLAIN_HAN: &[&str] = &[
    // ja
    "を", "の", "は", "が", "に", "で", "と", "て", "も", "私", "お", "ご", "希望", "希望する", "希望します", "希望しますか", "したい", "したいです", "する", "します", "しますか",
    "ますか", "ですか", "してください", "して下さい", "ください", "下さい", "署名", "同意する", "同意します", "してもよい", "ほしい", "欲しい", "お願いします",
    // zh
    "我", "的", "您", "你", "本人", "請", "请", "想", "願意", "愿意", "要", "是", "被", "將", "将", "同意", "可以", "在", "上",
    // ko
    "을", "를", "은", "는", "이", "가", "의", "으로", "로", "에", "원하십니까", "원합니다", "원하지", "남고", "싶습니다", "하지", "함", "합니다", "희망",
    "희망합니다", "동의", "동의합니다", "주세요",
];

/// Words that make a sentence of a name and what may be done with it: `name to be printed` is a name.
#[rustfmt::skip]
pub(super) const OF_PERMISSION: &[&str] = &[
    "my", "your", "may", "can", "mon", "votre", "peut", "mitt", "ditt", "min", "kan", "mein", "meine", "meinen", "meines", "meiner",
    "meinem", "ihr", "ihre", "ihren", "ihres", "darf", "mijn", "uw", "mag", "mi", "su", "mio", "wird", "werden",
];

/// Words that say in which form a name is meant: `your name as it should appear`.
#[rustfmt::skip]
pub(super) const OF_FORM: &[&str] = &[
    "as", "how", "exactly", "spelled", "som", "slik", "hvordan", "korleis", "tel", "telle", "comment", "wie", "so", "zoals", "hoe",
    "como",
];

/// Words that may stand with a name before that, of which none is the signer's own: a wish is `my name as …`.
pub(super) const WHOSE: &[&str] =
    &["your", "the", "full", "votre", "le", "ditt", "din", "fullt", "ihr", "ihre", "ihren", "uw", "su", "tu"];
/// What joins a name to what is done with it, in Chinese, Japanese and Korean.
pub(super) const HAN_LINKS: &[&str] = &["用", "用の", "する", "される", "할 ", "될 "];

/// Words for something else than the name, of which somebody may want to keep it.
#[rustfmt::skip]
pub(super) const OF_OTHERS: &[&str] = &[
    "organisation", "organisations", "organization", "organizations", "organisasjon", "organisasjonen", "organisatie", "company",
    "companies", "firma", "employer", "email", "mail", "courriel", "epost", "address", "adresse", "adressen", "adres", "phone",
    "telephone", "telefon", "comment", "comments", "kommentar", "kommentaren", "commentaire", "message", "melding", "meldingen", "nachricht",
    "bericht", "newsletter", "file", "city", "town", "user", "school", "ballot", "home", "publisher", "product",
];
#[rustfmt::skip]
pub(super) const OF_OTHERS_HAN: &[&str] = &[
    "メール", "住所", "団体", "電話", "地址", "電郵", "邮", "團體", "团体", "이메일", "주소", "会社", "會社", "企業", "企业", "学校", "學校", "大学", "大學", "法人", "店",
    "公司", "機関", "機構", "机构", "單位", "单位", "職場", "勤務先", "組織", "组织", "所属", "회사", "기업", "학교", "단체", "기관", "商品", "作品", "件",
];

/// Words for data without names, for a reason, and for a key: no answer of a person stands under them.
#[rustfmt::skip]
pub(super) const NO_ANSWER: &[&str] = &[
    "why", "reason", "reasons", "hvorfor", "grunn", "pourquoi", "raison",
    "raisons", "motif", "warum", "grund", "begrundung", "waarom", "reden", "motivo", "id", "ids", "uuid", "ip", "token", "hash", "code",
    "number",
];
pub(super) const NO_ANSWER_HAN: &[&str] = &["理由", "이유", "編號", "编号", "番号"];

/// Words for another way of being shown, beside which a wish is one of several answers.
pub(super) const OR: &[&str] = &["or", "ou", "oder", "eller", "o", "initials", "initialer", "initiales", "initialen"];

/// `no`, which in English begins an answer, turns a wish round in Spanish and Italian, of which these are words.
#[rustfmt::skip]
pub(super) const ROMANCE: &[&str] =
    &["anonimo", "anonima", "nombre", "nome", "mi", "quiero", "deseo", "voglio", "ser", "publicar", "mostrar"];

/// What a question says of its two answers.
#[rustfmt::skip]
pub(super) const ANSWERS: &[[&str; 2]] = &[
    ["or", "not"], ["ou", "non"], ["ou", "pas"], ["eller", "ikke"], ["eller", "ei"], ["oder", "nicht"], ["of", "niet"],
    ["o", "no"], ["yes", "no"], ["y", "n"], ["oui", "non"], ["ja", "nei"], ["ja", "nein"], ["ja", "nee"], ["si", "no"],
    ["はい", "いいえ"], ["是", "否"],
];
pub(super) const ANSWERS_HAN: &[&str] =
    &["是否", "要不要", "是不是", "可不可以", "能不能", "与否", "與否", "か否か", "可否", "の有無"];

/// Words for initials and for another name than one's own.
#[rustfmt::skip]
pub(super) const OTHER_NAMES: &[&str] = &[
    "initials", "initialer", "initialene", "forbokstaver", "forbokstav", "initiales", "initialen", "iniciales", "iniziali",
    "pseudonym", "pseudonyme", "pseudonymet", "pseudonymous", "pseudoniem", "seudonimo", "pseudonimo", "alias", "nickname", "dekknavn",
    "kunstnernavn", "kallenavn", "deckname", "kunstlername", "schuilnaam", "bijnaam", "surnom", "surname", "surnames", "lastname",
    "forename", "firstname", "fornavn", "etternavn", "prenom", "prenoms", "vorname", "vornamen", "nachname", "nachnamen", "voornaam",
    "achternaam", "apellido", "apellidos", "cognome", "attribution", "attribute", "attributed", "credit", "credited", "byline",
];
#[rustfmt::skip]
pub(super) const OTHER_NAMES_HAN: &[&str] = &[
    "イニシャル", "頭文字", "仮名", "筆名", "笔名", "ペンネーム", "化名", "別名", "首字母", "縮寫", "缩写", "姓", "이니셜", "가명", "필명", "별명",
];

/// Beginnings of words for naming somebody, and for names in compounds.
#[rustfmt::skip]
pub(super) const OF_NAMING: &[&str] = &[
    "navngi", "namngi", "navnebruk", "navnevis", "navneoff", "nevn", "nemn", "nenn", "noem", "genoem", "benoem", "namnge", "namens", "klarnam", "erwahn", "vernoem", "vermeld",
    "mention", "pseudonym", "pseudonim", "nomm", "nombra", "nomina", "identif", "anonym", "anonim", "anoniem", "incognito",
];

/// Words for making use of something.
#[rustfmt::skip]
pub(super) const USE: &[&str] = &[
    "use", "used", "using", "include", "included", "including", "share", "shared", "sharing", "send", "utiliser", "utilise",
    "utilisez", "utilisation", "inclure", "partager", "envoyer", "bruk", "bruke", "brukes", "brukt", "benytt", "benytte",
    "benyttes", "dele", "deles", "del", "sende", "medta", "tas", "verwenden", "verwendet", "benutzen", "nutzen", "senden",
    "gebruiken", "gebruikt", "delen", "verzenden", "usar", "utilizar", "compartir", "enviar", "usare", "utilizzare",
    "condividere", "inviare",
];
#[rustfmt::skip]
pub(super) const USE_HAN: &[&str] = &["使用", "使わ", "使っ", "使う", "利用", "共有", "送ら", "送っ", "分享", "轉交", "转交", "사용", "공유", "전달"];

/// Words for quoting somebody.
#[rustfmt::skip]
pub(super) const QUOTE: &[&str] = &[
    "quote", "quoted", "quoting", "citer", "cite", "citez", "sitere", "siteres", "sitert", "sitat", "zitieren", "zitiert", "citeren",
    "geciteerd", "citar", "citare",
];
pub(super) const QUOTE_HAN: &[&str] = &["引用", "인용"];

/// Words for a personal message.
#[rustfmt::skip]
pub(super) const MESSAGE: &[&str] = &[
    "message", "messages", "comment", "comments", "commentaire", "commentaires", "melding", "meldingen", "meldinga", "kommentar",
    "kommentaren", "hilsen", "hilsenen", "nachricht", "bericht", "opmerking", "mensaje", "comentario", "messaggio", "commento", "statement",
    "testimony", "words", "text",
];
pub(super) const MESSAGE_HAN: &[&str] = &[
    "メッセージ",
    "コメント",
    "ひとこと",
    "一言",
    "留言",
    "訊息",
    "讯息",
    "寄語",
    "寄语",
    "感言",
    "評論",
    "评论",
    "메시지",
    "한마디",
    "댓글",
];

/// Words for taking back a signature.
#[rustfmt::skip]
pub(super) const LEAVING: &[&str] = &[
    "withdraw", "withdrawn", "withdrew", "withdrawal", "withdraws", "retracted", "revoked", "revoke", "revoque", "trukket", "trekk",
    "trekke", "trekker", "tilbaketrukket", "zuruckgezogen", "zuruckziehen", "widerrufen", "widerruf", "ingetrokken", "intrekken",
    "retirado", "ritirato", "refuses", "refused", "refuse", "opposed", "opposes", "declined", "declines", "objects", "cancelled", "canceled",
    "invalid", "void", "nekter", "nektet", "annule", "annulee", "abgelehnt", "storniert", "geweigerd", "geannuleerd",
];
pub(super) const LEAVING_HAN: &[&str] = &["撤回", "取り消", "取消", "辞退", "退出", "철회", "취소"];

/// Words for a permission, and for what is known of somebody.
#[rustfmt::skip]
pub(super) const OF_DATA: &[&str] = &[
    "permission", "permit", "permitted", "authorise", "authorize", "authorised", "authorized", "authorisation", "autorisation", "autorise",
    "tillatelse", "tillater", "erlaubnis", "erlaube", "toestemming", "permiso", "permesso", "data", "donnees", "opplysninger",
    "opplysningene", "daten", "gegevens", "datos", "dati", "details", "consent", "privacy",
];
#[rustfmt::skip]
pub(super) const OF_DATA_HAN: &[&str] =
    &["許可", "许可", "承諾", "承诺", "授權", "授权", "個人情報", "個資", "个人信息", "個人資料", "个人资料", "허락", "개인정보"];

/// Words for what is kept among few.
#[rustfmt::skip]
pub(super) const DISCREET: &[&str] = &[
    "privately", "secretly", "discreet", "discreetly", "discretion", "discret", "discrete", "discretement", "undisclosed", "unnamed",
    "unpublished", "record", "internal", "internally", "internt", "intern", "interne", "diskret", "diskresjon", "diskretion", "discreto",
];
pub(super) const DISCREET_HAN: &[&str] = &["公表", "表示", "公布", "露出", "秘密", "内部", "內部", "노출", "비밀"];

/// Words for leaving something out, and for whom.
pub(super) const OUT: &[&str] = &["out", "off", "skip", "drop", "utenfor", "ut", "weg", "eruit"];
#[rustfmt::skip]
pub(super) const OF_PERSON: &[&str] = &[
    "i", "me", "us", "you", "myself", "jeg", "meg", "deg", "moi", "vous", "ich", "mich", "sie", "ik", "mij",
];

/// Words for a list or a paper, which are no showing of a name without one that turns it round.
pub(super) const NOUNS_OF_SHOWING: &[&str] = &["list", "listed", "print", "public", "toon", "vis", "trykk", "vise"];

/// Pieces of Chinese and Japanese headings that speak of a name.
pub(super) const OF_NAME_HAN: &[&str] = &[
    "氏名",
    "姓名",
    "名前",
    "本名",
    "名字",
    "全名",
    "署名者名",
    "名義",
    "名义",
    "掲載名",
    "이름",
    "성명",
    "성함",
    "실명",
];

/// Words for agreeing and signing. What turns one of them round need not turn round the wish behind it: `I do not agree: keep my name
/// private`.
#[rustfmt::skip]
pub(super) const AGREE: &[&str] = &[
    "agree", "consent", "allow", "sign", "signing", "accepte", "acceptez", "autorise", "autorisez", "signer", "samtykker", "godtar",
    "tillater", "unterschreiben", "unterzeichnen", "ondertekenen", "firmar", "firmare",
];
pub(super) const AGREE_HAN: &[&str] = &["同意", "署名", "동의"];

/// What joins a name to something else of which the same is asked: `hide name and address`.
pub(super) const AND: &[&str] = &["and", "et", "og", "och", "und", "en", "y", "e"];

/// What may stand in brackets behind a heading and changes nothing of what it asks.
#[rustfmt::skip]
pub(super) const ASIDE: &[&str] = &[
    "yes", "no", "or", "optional", "required", "mandatory", "tick", "check", "x", "oui", "non", "ou", "facultatif", "obligatoire", "cocher",
    "ja", "nei", "nein", "nee", "eller", "oder", "of", "valgfritt", "obligatorisk", "kryss", "av", "erforderlich", "ankreuzen",
    "verplicht", "optioneel", "si", "o", "opcional", "obligatorio", "任意", "必須", "必填", "可選", "可选", "選填", "选填", "はい", "いいえ", "是", "否",
    "선택", "필수", "예", "아니오",
];
