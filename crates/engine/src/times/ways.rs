//! Ways: the words by which a language names days relative to others.

/// The words of a language, folded.
pub(super) struct Ways {
    /// The primary subtag.
    pub(super) language: &'static str,
    /// Monday to Sunday, each in its forms.
    pub(super) weekdays: [&'static str; 7],
    /// Whether weekdays have capitals; where they have, words without are others.
    has_capitals: bool,
    /// Words that mean a day, with how far it lies from the day of publication.
    pub(super) days: &'static [(&'static str, i32)],
    /// Words before what is past, and before what is to come.
    pub(super) last: &'static [&'static str],
    pub(super) next: &'static [&'static str],
    /// Words by which a sentence tells of what is to come.
    pub(super) ahead: &'static [&'static str],
    /// Verbs of what has been said.
    pub(super) said: &'static [&'static str],
}

impl Ways {
    /// The ways of a language; of those that are not known nothing is relative.
    pub(super) fn of(language: &str) -> &'static Self {
        const NONE: Ways = Ways {
            language: "",
            weekdays: [""; 7],
            has_capitals: false,
            days: &[],
            last: &[],
            next: &[],
            ahead: &[],
            said: &[],
        };
        ALL.iter().find(|ways| ways.language == language).unwrap_or(&NONE)
    }

    /// The words that begin a time.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        let weekdays = self.weekdays.iter().flat_map(|names| names.split(' '));
        weekdays.chain(self.days.iter().map(|(name, _)| *name))
    }

    /// The weekday that a word names, counted from Monday.
    pub(super) fn weekday(&self, word: &str) -> Option<u8> {
        if self.has_capitals && !word.starts_with(char::is_uppercase) {
            return None;
        }
        let folded = crate::text::fold(word);
        let place = self
            .weekdays
            .iter()
            .position(|names| names.split(' ').any(|name| name == folded && !name.is_empty()));
        place.map(|place| place as u8)
    }
}

/// The languages of which they are known.
pub(super) static ALL: [Ways; 10] = [
    Ways {
        language: "en",
        weekdays: [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ],
        has_capitals: true,
        days: &[("yesterday", -1), ("today", 0), ("tomorrow", 1)],
        last: &["last", "past", "previous"],
        next: &["next", "coming"],
        ahead: &[
            "will",
            "plans",
            "plan",
            "planned",
            "planning",
            "scheduled",
            "upcoming",
            "expected",
            "next",
            "due",
            "shall",
            "ahead",
            "invite",
            "invited",
            "forthcoming",
        ],
        said: &[
            "said", "told", "met", "held", "wrote", "says", "began", "came", "went", "was", "were", "won", "lost",
            "spoke", "left", "gave", "took", "made", "found",
        ],
    },
    Ways {
        language: "de",
        weekdays: [
            "montag",
            "dienstag",
            "mittwoch",
            "donnerstag",
            "freitag",
            "samstag sonnabend",
            "sonntag",
        ],
        has_capitals: true,
        days: &[("gestern", -1), ("vorgestern", -2), ("heute", 0), ("ubermorgen", 2)],
        last: &["letzten", "vergangenen", "vorigen", "letzter", "vergangener"],
        next: &["nachsten", "kommenden"],
        ahead: &[
            "wird",
            "werden",
            "soll",
            "sollen",
            "will",
            "wollen",
            "plant",
            "geplant",
            "kommenden",
        ],
        said: &[
            "sagte",
            "sagten",
            "erklarte",
            "erklarten",
            "kundigte",
            "teilte",
            "betonte",
            "berichtete",
            "hieß",
            "traf",
        ],
    },
    Ways {
        language: "fr",
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        has_capitals: false,
        days: &[("hier", -1), ("demain", 1)],
        last: &["dernier"],
        next: &["prochain"],
        ahead: &[
            "sera", "seront", "va", "vont", "aura", "prevu", "prevue", "doit", "prochain",
        ],
        said: &["dit", "declare", "annonce", "affirme", "indique", "assure", "rencontre"],
    },
    Ways {
        language: "es",
        weekdays: ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"],
        has_capitals: false,
        days: &[("ayer", -1), ("anteayer", -2), ("hoy", 0)],
        last: &["pasado", "ultimo"],
        next: &["proximo"],
        ahead: &["sera", "seran", "va", "habra", "previsto", "prevista", "proximo"],
        said: &["dijo", "dijeron", "declaro", "anuncio", "afirmo", "informo", "aseguro"],
    },
    Ways {
        language: "it",
        weekdays: [
            "lunedi",
            "martedi",
            "mercoledi",
            "giovedi",
            "venerdi",
            "sabato",
            "domenica",
        ],
        has_capitals: false,
        days: &[("ieri", -1), ("oggi", 0), ("domani", 1)],
        last: &["scorso", "scorsa"],
        next: &["prossimo", "prossima"],
        ahead: &["sara", "saranno", "previsto", "prevista", "prossimo", "prossima"],
        said: &["detto", "dichiarato", "annunciato", "affermato"],
    },
    Ways {
        language: "pt",
        weekdays: ["", "", "", "", "", "sabado", "domingo"],
        has_capitals: false,
        days: &[("ontem", -1), ("anteontem", -2), ("hoje", 0)],
        last: &["passado", "passada"],
        next: &["proximo", "proxima"],
        ahead: &["sera", "serao", "vai", "vao", "previsto", "prevista"],
        said: &["disse", "afirmou", "declarou", "anunciou", "informou"],
    },
    Ways {
        language: "nl",
        weekdays: [
            "maandag",
            "dinsdag",
            "woensdag",
            "donderdag",
            "vrijdag",
            "zaterdag",
            "zondag",
        ],
        has_capitals: false,
        days: &[("gisteren", -1), ("eergisteren", -2), ("vandaag", 0), ("overmorgen", 2)],
        last: &["afgelopen", "vorige"],
        next: &["volgende", "komende"],
        ahead: &["zal", "zullen", "wordt", "worden", "gaat", "komende", "volgende"],
        said: &["zei", "zeiden", "verklaarde", "meldde"],
    },
    Ways {
        language: "ru",
        weekdays: [
            "понедельник",
            "вторник",
            "среду",
            "четверг",
            "пятницу пятница",
            "субботу суббота",
            "воскресенье",
        ],
        has_capitals: false,
        days: &[
            ("вчера", -1),
            ("позавчера", -2),
            ("сегодня", 0),
            ("завтра", 1),
            ("послезавтра", 2),
        ],
        last: &["прошлыи", "прошлую", "прошлом", "прошлого"],
        next: &["следующии", "следующую", "следующем", "следующего", "будущего"],
        ahead: &[
            "будет",
            "будут",
            "планирует",
            "планируется",
            "состоится",
            "намерен",
            "проидет",
            "проидут",
        ],
        said: &[
            "заявил",
            "заявила",
            "сообщил",
            "сообщила",
            "сообщили",
            "сказал",
            "сказала",
            "объявил",
            "объявила",
        ],
    },
    Ways {
        language: "uk",
        weekdays: [
            "понеділок",
            "вівторок",
            "середу",
            "четвер",
            "",
            "суботу субота",
            "неділю неділя",
        ],
        has_capitals: false,
        days: &[("вчора", -1), ("учора", -1), ("сьогодні", 0), ("завтра", 1)],
        last: &["минулии", "минулу", "минулого"],
        next: &["наступнии", "наступну", "наступного"],
        ahead: &["буде", "будуть", "планує", "відбудеться"],
        said: &["заявив", "заявила", "повідомив", "повідомила", "сказав", "сказала"],
    },
    Ways {
        language: "pl",
        weekdays: [
            "poniedziałek",
            "wtorek",
            "srode sroda",
            "czwartek",
            "piatek",
            "sobote sobota",
            "niedziele niedziela",
        ],
        has_capitals: false,
        days: &[
            ("wczoraj", -1),
            ("przedwczoraj", -2),
            ("dzisiaj", 0),
            ("dzis", 0),
            ("jutro", 1),
            ("pojutrze", 2),
        ],
        last: &["ubiegły", "ubiegłym", "zeszły", "zeszłym"],
        next: &["nastepny", "przyszły", "przyszłym"],
        ahead: &["bedzie", "beda", "planuje", "odbedzie"],
        said: &[
            "powiedział",
            "powiedziała",
            "oswiadczył",
            "oswiadczyła",
            "poinformował",
            "poinformowała",
        ],
    },
];

/// Small numbers in English, by their place.
pub(super) const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// Words that stand before a year.
pub(super) const BEFORE_YEARS: [&str; 34] = [
    "of", "in", "since", "until", "till", "from", "by", "during", "early", "late", "mid", "before", "after", "between",
    "and", "year", "im", "seit", "bis", "jahr", "en", "depuis", "desde", "em", "nel", "dal", "sinds", "в", "с", "до",
    "года", "у", "w", "od",
];

/// Whether a word counts what stands before it, so that this is no year.
pub(super) fn is_unit(word: &str) -> bool {
    const UNITS: &str = "percent per cent people persons men women children troops soldiers dollars euros pounds tons \
        tonnes kilometers kilometres km miles meters metres feet hectares acres times words votes seats homes houses \
        million billion thousand cases deaths refugees prisoners civilians villages others members students workers";
    UNITS
        .split_ascii_whitespace()
        .any(|unit| unit.eq_ignore_ascii_case(word))
}
