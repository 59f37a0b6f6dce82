//! The gazetteer: places, given names, and the words that show what a name is a name of.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Countries, capitals, states and large cities, as they are written.
static PLACES: LazyLock<HashSet<&str>> = LazyLock::new(|| lines(include_str!("../../data/places.txt")));
/// Given names, as they are written.
static GIVEN: LazyLock<HashSet<&str>> = LazyLock::new(|| lines(include_str!("../../data/given_names.txt")));

fn lines(text: &'static str) -> HashSet<&'static str> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

/// Whether a place is known by that name.
pub(crate) fn is_place(name: &str) -> bool {
    PLACES.contains(name) || name.contains('.') && PLACES.contains(name.replace('.', "").as_str())
}

/// Whether people are often given that name.
pub(super) fn is_given_name(word: &str) -> bool {
    GIVEN.contains(word)
}

/// Words in a table, one after another between spaces.
macro_rules! table {
    ($(#[$about:meta])* $name:ident, $words:expr) => {
        $(#[$about])*
        pub(super) fn $name(word: &str) -> bool {
            static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| $words.split_whitespace().collect());
            WORDS.contains(word)
        }
    };
}

table! {
    /// Whether a word in small letters stands before the names of people as their office or rank.
    is_title,
    "presidents generals ministers senators leaders mr mrs ms miss dr prof professor sir dame lord lady gen general lt lieutenant col colonel maj major capt captain \
     cmdr commander sgt sergeant adm admiral marshal field senior junior brig brigadier president vice prime minister \
     premier chancellor king queen emperor prince princess sultan sheikh sheik emir pope cardinal archbishop bishop \
     rev reverend father sen senator rep representative congressman congresswoman gov governor mayor judge justice \
     ambassador envoy secretary ayatollah imam chairman chairwoman chair chief director coach manager captain \
     striker midfielder defender goalkeeper acting deputy former then-president ex-president foreign defence defense \
     finance interior spokesman spokeswoman spokesperson leader commander-in-chief detective inspector officer \
     constable superintendent attorney lawyer analyst economist author actor actress singer director producer"
}

table! {
    /// Whether a title is written before a name only, and so is no part of any other name.
    is_sure_title,
    "presidents generals ministers senators mr mrs ms miss dr prof professor sir dame lord lady gen general lt lieutenant col colonel maj major capt captain \
     cmdr sgt sergeant adm admiral brig brigadier president premier chancellor king queen emperor prince princess \
     sultan sheikh sheik emir pope cardinal archbishop bishop rev reverend sen senator rep gov governor mayor judge \
     ambassador ayatollah"
}

table! {
    /// Whether a title says nothing of an office.
    is_honorific,
    "mr mrs ms miss dr prof sir dame lord lady gen lt col maj capt cmdr sgt adm brig rev sen rep gov"
}

table! {
    /// Whether a title only says more of another, or is one of several people.
    is_modifier,
    "presidents generals ministers senators leaders prime vice field senior junior major acting deputy former foreign \
     defence defense finance interior"
}

table! {
    /// Whether a title is a rank.
    is_rank,
    "general lieutenant colonel major captain commander sergeant admiral marshal brigadier"
}

table! {
    /// Whether a word in small letters says what somebody does, and is no title.
    is_role,
    "activist adviser advisor aide architect artist banker barrister billionaire boss boxer broker candidate cleric \
     comptroller commissioner composer correspondent councillor critic czar delegate diplomat dissident doctor driver \
     editor engineer farmer founder head historian lawmaker lecturer legislator magistrate master monk mp musician \
     negotiator nominee novelist nurse observer official ombudsman operator opponent owner painter partner photographer \
     pilot player poet politician priest prosecutor publisher rabbi rebel reporter representative researcher ruler \
     scholar scientist secretary-general sheriff singer skipper solicitor strategist strongman surgeon teacher trader \
     treasurer trustee tsar veteran warlord winner writer"
}

table! {
    /// Whether a word in small letters makes what it stands in an organisation's name.
    is_organisation,
    "council government unity university college school institute academy ltd limited inc corp corporation co company plc llc gmbh ag \
     bank group holdings party ministry department agency association authority board bureau commission committee \
     confederation congress court federation foundation fund league organisation organization parliament senate \
     assembly society trust union united fc afc club city rovers athletic police army navy force forces guard news \
     times post journal tribune herald gazette daily press agency airlines airways motors industries systems \
     technologies technology software partners associates bros brothers stores markets exchange securities capital \
     energy oil gas petroleum electric power steel mining pharmaceuticals laboratories hospital church office \
     service services administration cabinet secretariat tribunal reserve treasury network radio television tv \
     broadcasting studios entertainment records pictures international alliance coalition movement front brigade \
     corps command newsroom racing sporting dynamo dinamo spartak torpedo cross fields wanderers albion hotspur sa spa nv ab oy pty bhd cables copper mines foods chemical \
     chemicals insurance financial investment investments properties resources telecom telecommunications communications \
     pharma cement textiles tobacco brewery breweries hotels railways shipping lines center centre consortium initiative programme program project cooperative orchestra museum house images sachs amnesty enforcement newsletter newsletters"
}

table! {
    /// Whether a word in small letters is written on to a name to say something else.
    is_suffix,
    "based backed led made born bound style era held controlled run owned time year old wide level like sponsored funded \
     registered friendly brokered trained listed occupied ruled mediated educated speaking language century month day free \
     area bred dominated linked supplied built language off up down in out to"
}

table! {
    /// Whether a word in small letters is what a side in a game is called.
    is_side,
    "rangers dodgers yankees braves sox cubs padres giants mets twins indians tigers reds expos marlins rockies astros \
     pirates phillies cardinals orioles royals brewers angels mariners bulls lakers celtics knicks bears packers cowboys \
     dolphins patriots eagles falcons lions panthers hawks wolves saints vikings raiders broncos chiefs jets bills steelers \
     ravens browns bengals colts titans jaguars texans chargers rams seahawks buccaneers redskins commanders maple bruins \
     canadiens flyers penguins springboks wallabies"
}

table! {
    /// Whether a word in small letters ends, or begins, the name of a place.
    is_place_word,
    "river lake sea ocean bay gulf strait straits channel island islands isle peninsula cape mountain mountains mount \
     hill hills valley desert forest plain plateau province county district region state republic township village \
     town street road avenue boulevard lane square park airport port harbour harbor bridge beach coast border strip \
     southeast southwest northeast northwest heights canal dam falls stadium palace north south east west northern southern eastern western"
}

table! {
    /// Whether a word in small letters says of which country something is.
    is_demonym,
    "afghan african albanian algerian american angolan arab arabian argentine argentinian armenian asian australian \
     austrian azeri azerbaijani bahraini bangladeshi basque belarusian belgian bolivian bosnian brazilian british \
     bulgarian burmese burundian cambodian cameroonian canadian catalan chadian chechen chilean chinese colombian \
     congolese croatian croat cuban cypriot czech danish dane dutch ecuadorean ecuadorian egyptian english englishman \
     eritrean estonian ethiopian european filipino finnish finn french frenchman gambian georgian german ghanaian \
     greek guatemalan haitian honduran hungarian icelandic indian indonesian iranian iraqi irish irishman israeli \
     italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovar kurd kurdish kuwaiti kyrgyz lao laotian \
     latvian lebanese liberian libyan lithuanian macedonian malaysian maltese mexican moldovan mongolian moroccan \
     mozambican namibian nepalese nepali nicaraguan nigerian norwegian omani pakistani palestinian panamanian \
     paraguayan persian peruvian polish portuguese qatari romanian russian rwandan saudi scottish scot senegalese serb \
     serbian singaporean slovak slovene slovenian somali soviet spanish spaniard sudanese swede swedish swiss syrian \
     taiwanese tajik tamil tanzanian thai tibetan tunisian turk turkish turkmen ugandan ukrainian uruguayan uzbek \
     surinamese burkinabe venezuelan vietnamese welsh yemeni yugoslav zairean zambian zimbabwean \
     afghans africans albanians americans arabs asians australians austrians belgians brazilians britons bulgarians \
     cambodians canadians chechens chileans colombians croats cubans czechs danes egyptians estonians europeans \
     filipinos finns germans greeks hungarians indians indonesians iranians iraqis israelis italians jordanians kenyans \
     koreans kurds latvians lithuanians malaysians mexicans moroccans nigerians norwegians pakistanis palestinians \
     poles romanians russians rwandans saudis scots serbs slovaks slovenes somalis spaniards swedes syrians tamils \
     tibetans turks ukrainians \
     muslim muslims moslem moslems christian christians jew jews jewish catholic catholics protestant protestants hindu hindus sikh \
     sikhs buddhist buddhists islamic islamist islamists orthodox sunni shiite shia latin western nazi communist \
     republican republicans democrat democrats democratic conservative conservatives liberal liberals socialist"
}

table! {
    /// Whether a word with a capital is no name: a day, a month, a pronoun.
    is_calendar_or_pronoun,
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend \
     sonntag januar februar märz mai juni juli oktober dezember january february march april may june july august \
     september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur \
     thurs fri sat sun i he she it we you they his her its our your their my me him them us this that these those who \
     what when where why how which gmt est edt pst pdt bst cet utc am pm ad bc ce bce christmas easter ramadan olympic \
     olympics internet god covid covid-19 mps mp q yes no not one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty \
     seventy eighty ninety hundred thousand million first second third i'm i've i'd i'll he's she's it's we're we've they're \
     don't that's there's what's here there then now today yesterday tomorrow but and or if the an in on at by for from to of with as"
}

table! {
    /// Whether a word in small letters ends what is named and is neither of the three: an event, a prize, a law.
    is_other,
    "cup series prix open championship championships games olympics war day award awards prize act treaty accord accords \
     agreement tour marathon masters derby festival constitution bible koran quran edition version championship grand final \
     finals staff parade qualifier summit expo week month year"
}

table! {
    /// Whether a verb in the past or the present goes with someone who speaks.
    is_speaking,
    "said says told tells added adds asked asks replied claimed claims warned argued insisted explained noted wrote \
     writes announced declared stated confirmed denied admitted recalled testified"
}

table! {
    /// Whether what follows the word is somewhere.
    is_locative,
    "in at from near to across outside inside around into through towards toward via within throughout visiting visited \
     visit leave left reach reached"
}

table! {
    /// Whether a word may stand in small letters inside a name.
    is_connector,
    "of the and for de del della delle di da das do dos du des la le van von der den bin ibn al el ul ur ud y zu"
}
