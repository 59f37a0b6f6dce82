//! Signs: what only furniture says. Few words, but sure ones, such as "all rights reserved".

use std::sync::LazyLock;

use dossier_engine::text::words;

/// Something that marks a paragraph as furniture whatever stands beside it.
pub(crate) struct Sign {
    /// What the reader is told.
    pub(crate) reason: &'static str,
    /// How strongly it speaks against the article going on across it, in the units of a score.
    pub(crate) weight: f32,
    /// The most words that a paragraph with the sign has; a longer one may be an article about newsletters.
    within: usize,
    /// Words that stand anywhere in the paragraph.
    anywhere: &'static [&'static str],
    /// Words with which it begins.
    first: &'static [&'static str],
    /// Words that are all of it.
    alone: &'static [&'static str],
}

impl Sign {
    /// The sign that a paragraph bears: `phrase` is its folded words with a space around each.
    pub(crate) fn of(phrase: &str, text: &str, words: usize) -> Option<&'static Self> {
        let copyright = text.starts_with('©') || text.starts_with("(c) ") || text.starts_with("(C) ");
        if copyright {
            return Some(&SIGNS[0]);
        }
        let bears = |(sign, known): &(&Self, &Known)| words <= sign.within && known.is_borne(phrase);
        SIGNS.iter().zip(KNOWN.iter()).find(bears).map(|(sign, _)| sign)
    }
}

/// A sign's words, as they are when folded.
struct Known {
    anywhere: Vec<String>,
    first: Vec<String>,
    alone: Vec<String>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let folded = |phrase: &&str| words(phrase).map(|word| word.folded).collect::<Vec<_>>().join(" ");
    let all = |phrases: &[&str]| phrases.iter().map(folded).collect();
    let known = |sign: &Sign| Known {
        anywhere: all(sign.anywhere),
        first: all(sign.first),
        alone: all(sign.alone),
    };
    SIGNS.iter().map(known).collect()
});

impl Known {
    fn is_borne(&self, phrase: &str) -> bool {
        let bare = phrase.trim();
        self.alone.iter().any(|known| known == bare)
            || self.first.iter().any(|known| {
                bare.strip_prefix(known.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            })
            || self.anywhere.iter().any(|known| holds(phrase, known))
    }
}

/// Whether whole words stand in a phrase.
fn holds(phrase: &str, words: &str) -> bool {
    phrase
        .match_indices(words)
        .any(|(at, _)| phrase[..at].ends_with(' ') && phrase[at + words.len()..].starts_with(' '))
}

#[rustfmt::skip] // a line for each of so many phrases would hide the table
static SIGNS: [Sign; 8] = [
    Sign {
        reason: "copyright line",
        weight: 2.0,
        within: 80,
        anywhere: &[
            "all rights reserved", "copyright notice", "may not be reproduced", "may not be published broadcast",
            "alle rechte vorbehalten", "tous droits reserves", "todos los derechos reservados",
            "todos os direitos reservados", "tutti i diritti riservati", "alle rechten voorbehouden",
            "все права защищены", "wszelkie prawa zastrzezone", "版权所有", "無断転載を禁じます", "جميع الحقوق محفوظة",
            "tum haklari saklidir",
        ],
        first: &["copyright"],
        alone: &[],
    },
    Sign {
        reason: "cookie or privacy notice",
        weight: 2.0,
        within: 80,
        anywhere: &[
            "privacy policy", "cookie policy", "uses cookies", "use cookies", "use of cookies", "terms of service",
            "terms of use", "privacy and cookie", "protected by recaptcha",
            "datenschutzerklarung", "politique de confidentialite", "politica de privacidad",
            "politica de privacidade", "informativa sulla privacy", "privacybeleid", "политика конфиденциальности",
            "polityka prywatnosci", "隐私政策", "プライバシーポリシー", "سياسة الخصوصية", "gizlilik politikasi",
        ],
        first: &[],
        alone: &[
            "privacy", "cookies", "terms", "do not sell my personal information", "cookie settings",
            "cookie preferences",
            "datenschutz", "impressum", "agb", "mentions legales", "aviso legal", "nutzungsbedingungen",
        ],
    },
    Sign {
        reason: "asks to subscribe or donate",
        weight: 2.0,
        within: 60,
        anywhere: &[
            "newsletter", "newsletters", "in your inbox", "to your inbox", "your mailbox", "sign up for",
            "sign up to", "sign up now", "subscribe to", "subscribe now", "subscribe here", "please support us",
            "support us monthly", "make a donation", "support our journalism", "support our newsroom", "independent journalism",
            "contribution of as little as", "contributing as little as", "keep our news free", "keep our stories free",
            "we believe that everyone needs", "become a member to support", "your support makes",
            "become a member", "free trial", "we need your help", "follow us on", "join our", "whatsapp channel",
            "download our app", "daily email", "your support", "thank you for standing with us",
            "newsletter abonnieren", "jetzt abonnieren", "abonnez vous", "inscrivez vous a", "suscribete a",
            "suscribase a", "assine a", "iscriviti alla", "schrijf je in", "подпишитесь на", "zapisz sie", "订阅",
            "購読", "اشترك في",
        ],
        first: &[
            "subscribe", "donate", "a message from", "dear readers", "sign up",
            "abonnieren", "s abonner", "suscribete", "assine", "iscriviti", "abonneer", "подписаться",
            "подпишитесь", "abone ol",
        ],
        alone: &[
            "newsletter", "subscription", "once", "monthly", "annual", "remind me later",
            "not ready to support today",
        ],
    },
    Sign {
        reason: "advertisement",
        weight: 2.0,
        within: 150,
        anywhere: &[
            "sponsored post", "sponsored posts", "advertise with us", "banner advertising", "banner size",
            "banner ads", "for advertising offers", "sponsored content",
        ],
        first: &["advertise", "advertisement", "sponsored"],
        alone: &[
            "ad", "ads", "article continues below", "story continues below advertisement",
            "continue reading the main story",
            "anzeige", "werbung", "publicite", "publicidad", "publicidade", "pubblicita", "advertentie", "реклама",
            "reklama", "annons", "annonce", "广告", "広告", "إعلان", "reklam",
        ],
    },
    Sign {
        reason: "share counter",
        weight: 1.0,
        within: 12,
        anywhere: &[
            "share on", "share this", "share via", "copy link", "share on facebook", "follow us", "tweet 0",
            "auf facebook teilen", "partager sur", "compartir en", "compartilhar no", "condividi su", "delen op",
            "поделиться в", "udostepnij na",
        ],
        first: &["share", "tweet"],
        alone: &[
            "shares", "views", "facebook", "twitter", "whatsapp", "linkedin", "pinterest", "reddit", "email",
            "print", "x", "telegram", "email this article", "comments", "leave a comment", "post a comment",
            "reading time", "save", "listen",
            "teilen", "partager", "compartir", "compartilhar", "condividi", "delen", "поделиться", "udostepnij",
            "分享", "共有", "مشاركة", "paylas", "drucken", "imprimer", "imprimir", "kommentare", "commentaires",
            "comentarios",
        ],
    },
    Sign {
        reason: "log-in form",
        weight: 2.0,
        within: 30,
        anywhere: &[
            "forgot your password", "forgotten password", "reset your password", "retrieve your password",
            "username or email", "login to your account", "log in to your account", "create an account",
            "already have an account", "email address will not be published",
        ],
        first: &[
            "log in", "login", "sign in",
            "anmelden", "se connecter", "iniciar sesion", "fazer login", "accedi", "inloggen", "войти",
            "zaloguj sie", "登录", "ログイン", "تسجيل الدخول", "giris yap",
        ],
        alone: &[
            "remember me", "register", "my account", "account", "log out", "welcome back",
            "registrieren", "s inscrire", "registrarse", "registrati", "зарегистрироваться",
        ],
    },
    Sign {
        reason: "list of other stories",
        weight: 1.0,
        within: 8,
        anywhere: &[
            "related posts", "related articles", "related stories", "related topics", "read moredetails",
            "most read", "most popular", "more stories", "similar picks", "you may also like",
            "you might also like", "recommended for you", "next post", "previous post", "others also read",
            "also read", "latest news", "trending now", "more from", "up next", "load more",
            "mehr zum thema", "das konnte sie auch interessieren", "auch interessant", "a lire aussi",
            "lire aussi", "sur le meme sujet", "le mas leido", "lo mas leido", "te puede interesar",
            "noticias relacionadas", "leia tambem", "leia mais", "mais lidas", "leggi anche",
            "potrebbe interessarti", "lees ook", "meer over", "читайте также", "по теме", "czytaj takze",
            "czytaj tez", "相关阅读", "相关新闻", "関連記事", "اقرأ أيضا", "ilgili haberler",
        ],
        first: &[
            "next in", "read more", "recommended", "see also", "related", "more in", "tags", "filed under",
            "topics",
            "lesen sie auch", "mehr dazu", "lire la suite", "lee tambien", "ver mas", "leggi tutto", "lees meer",
            "подробнее", "weiterlesen",
        ],
        alone: &[
            "relatedposts", "trending", "popular", "latest", "top stories", "more news", "editor's picks",
            "editors' picks", "read next", "don't miss", "more",
            "meistgelesen", "les plus lus", "mas noticias", "schlagworte", "etiquetas", "теги",
        ],
    },
    Sign {
        reason: "menu",
        weight: 0.8,
        within: 8,
        anywhere: &[
            "skip to content", "skip to main content", "skip to navigation", "about us", "contact us",
            "back to top", "code of ethics", "all results", "main menu", "open menu", "close menu",
            "toggle navigation", "view all", "no result",
            "zum inhalt springen", "aller au contenu", "saltar al contenido", "ir para o conteudo",
            "vai al contenuto",
        ],
        first: &["search"],
        alone: &[
            "home", "menu", "search", "close", "contact", "careers", "help", "support", "sitemap", "site map",
            "accessibility", "contents", "go", "submit", "continue", "next", "previous", "back", "skip",
            "navigation", "sections",
            "startseite", "accueil", "inicio", "inicio da pagina", "главная", "strona glowna", "首页", "ホーム",
            "الرئيسية", "ana sayfa", "kontakt", "contacto", "contatti", "suche", "rechercher", "buscar", "cerca",
            "zoeken", "поиск", "szukaj",
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> Option<&'static str> {
        let folded: Vec<String> = dossier_engine::text::words(text).map(|word| word.folded).collect();
        Sign::of(&format!(" {} ", folded.join(" ")), text, folded.len()).map(|sign| sign.reason)
    }

    #[test]
    fn signs_are_known_by_their_words() {
        for (text, wanted) in [
            ("© 2023 Harbour Post", Some("copyright line")),
            (
                "Sign up for our free weekly newsletter",
                Some("asks to subscribe or donate"),
            ),
            ("This website uses cookies.", Some("cookie or privacy notice")),
            ("Share 0 Tweet 0", Some("share counter")),
            ("Forgotten Password?", Some("log-in form")),
            ("Next In Harbour News", Some("list of other stories")),
            ("Home", Some("menu")),
            ("Alle Rechte vorbehalten.", Some("copyright line")),
            ("Читайте также", Some("list of other stories")),
            ("Suscríbete", Some("asks to subscribe or donate")),
            ("广告", Some("advertisement")),
            ("Home prices rose in March, the bank said.", None),
            (
                "The two sides agreed to share the harbour and its tolls, the mayor said on Monday evening.",
                None,
            ),
        ] {
            assert_eq!(reason(text), wanted, "{text}");
        }
    }
}
