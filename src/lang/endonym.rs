//! What languages are called in themselves (CLDR 48, Survey of autonyms).

use crate::lang::Lang;

impl Lang {
    /// The language's name in the language itself; `None` for one that the program has no name for.
    pub fn endonym(&self) -> Option<&'static str> {
        Some(match self.as_str() {
            "zh-Hant" | "zh-TW" => "中文（繁體）",
            "zh-HK" | "zh-Hant-HK" => "中文（香港）",
            "zh-Hans" | "zh-CN" => "中文（简体）",
            "fr-BE" => "français (Belgique)",
            "fr-CH" => "français (Suisse)",
            "en-GB" => "English (United Kingdom)",
            "en-US" => "English (United States)",
            "de-AT" => "Deutsch (Österreich)",
            "de-CH" => "Deutsch (Schweiz)",
            "nl-BE" => "Nederlands (België)",
            _ => match self.language() {
                "zh" => "中文",
                "ja" => "日本語",
                "ko" => "한국어",
                "fr" => "français",
                "en" => "English",
                "nb" => "norsk bokmål",
                "nn" => "norsk nynorsk",
                "no" => "norsk",
                "de" => "Deutsch",
                "nl" => "Nederlands",
                "sv" => "svenska",
                "da" => "dansk",
                "es" => "español",
                "it" => "italiano",
                "pt" => "português",
                "pl" => "polski",
                "ru" => "русский",
                "kk" => "қазақ тілі",
                "tr" => "Türkçe",
                "ug" => "ئۇيغۇرچە",
                "ar" => "العربية",
                "he" => "עברית",
                _ => return None,
            },
        })
    }
}
