# French. What each message is for stands in en.ftl. A no-break space stands before a colon and inside « », a narrow one
# before ; ! and ?.

language = Français
direction = ltr

## Numbers with their nouns

articles = { $number ->
    [one] { $number } article
   *[other] { $number } articles
}
outlets-counted = { $number ->
    [one] { $number } média
   *[other] { $number } médias
}
words-counted = { $number ->
    [one] { $number } mot
   *[other] { $number } mots
}
matches = { $number ->
    [one] { $number } occurrence
   *[other] { $number } occurrences
}
lines-counted = { $number ->
    [one] { $number } ligne
   *[other] { $number } lignes
}
dates-counted = { $number ->
    [one] { $number } date
   *[other] { $number } dates
}
reports = { $number ->
    [one] { $number } article
   *[other] { $number } articles
}
statements-counted = { $number ->
    [one] { $number } énoncé
   *[other] { $number } énoncés
}
shared-statements-counted = { $number ->
    [one] { $number } énoncé commun
   *[other] { $number } énoncés communs
}
clusters-counted = { $number ->
    [one] { $number } groupe
   *[other] { $number } groupes
}
more-sentences = { $number ->
    [one] { $number } phrase de plus
   *[other] { $number } phrases de plus
}
quoted = « { $text } »
place-of = { $place } sur { $all }
named = { $name } : { $value }
one-in-other = { $one } dans { $other }

## Dates

from-to = { $from } – { $to }
or-later = { $date } ou après
or-earlier = { $date } ou avant
earlier = avant
later = après
undated = sans date
date-unknown = date inconnue

## The page

product = Dossier
skip = Aller aux articles
untitled-collection = Collection sans titre
nothing-leaves = Cette page contient tout ce qu’elle montre. Rien n’est envoyé nulle part.
copy-link = Copier le lien
share = Partager
save-a-copy = Enregistrer une copie
notices = Avis
not-in-address = « { $pair } » dans l’adresse est inutilisable. { $reason }
cannot-be-searched = Recherche impossible dans cette page
place-lost = Cette page a perdu l’emplacement où Dossier s’affiche. Reprenez-la à sa source.
close = Fermer
undo = Annuler
compare = Comparer
cite = Référence
cite-source = Référence : { $source }
print = Imprimer
show-more = Afficher plus
show-number-more = Afficher { $number } de plus
the-first = Les { $number } premiers
the-first-of = Les { $number } premiers sur { $all }

## The first screen

when = Quand
all-dates = Toutes les dates mentionnées
what-they-share = Leurs points communs
outlets = Médias
people = Personnes
organisations = Organisations
places = Lieux

## Searching

search-the-articles = Rechercher dans les articles
search-placeholder = Mots, « une expression », -sans
search-help = Tous les mots doivent figurer. Les guillemets gardent les mots ensemble ; un signe moins écarte des articles.
found-of = { $number ->
    [one] { $number } article
   *[other] { $number } articles
} sur { $all }
found-of-with-matches = { $number ->
    [one] { $number } article
   *[other] { $number } articles
} sur { $all }, { $matches }
about-the-search = À propos de la recherche
no-article-holds = Aucun article ne contient { $what }.
did-you-mean = Vouliez-vous dire
how-to-search = Comment chercher
keys = Touches
keys-hint = Hors des champs. Ctrl K, ou ⌘ K, liste toutes les commandes ; l’une d’elles désactive les raccourcis à une touche.
way-words = les deux mots, sous toutes leurs formes
way-phrase = ces mots à la suite, sous ces formes
way-exact = tel quel, majuscules et accents compris
way-or = l’un ou l’autre
way-without = sans
way-brackets = les parenthèses regroupent
way-pattern = des lettres quelconques ; une seule
way-slips = à une lettre près, ou deux : harbor~2
way-expression = une expression régulière
way-near = cinq mots au plus entre eux
way-before = et dans cet ordre
way-title = dans le titre
way-quote = entre guillemets
way-source = aussi author: person: place: organisation: tag: language:
way-date = parus alors ; aussi date:>2025-05
way-length = articles de cette longueur

## Results

shown-as = Affichage
view-articles = Articles
view-lines = Lignes
view-timeline = Chronologie
view-words = Mots
view-names = Noms
view-matrix = Matrice
save = Exporter
citations-ris = Références (RIS)
nearly-the-same = { $number ->
    [one] { $number } autre presque identique
   *[other] { $number } autres presque identiques
}
sort-by = Tri
by-relevance = Pertinence
by-newest = Plus récents
by-oldest = Plus anciens
by-source = Source
by-title = Titre
by-length = Plus longs
by-words-before = Mots avant
by-words-after = Mots après
no-article-under-filters = Aucun article ne répond à cette recherche avec ces filtres.
no-article-for-search = Aucun article ne répond à cette recherche.
no-article-for-filters = Aucun article ne passe ces filtres.
no-article = Cette collection ne contient aucun article.
without = Sans { $what } : { $articles }
the-dates = les dates
search-without-filters = Rechercher sans filtres
empty-the-search-box = Vider la recherche
choose-to-compare = Comparer { $article }
why = Pourquoi
in-the-title = dans le titre
in-a-heading = dans un intertitre
in-the-text = dans le texte
nearness = Proximité
words-stand-close = les mots sont proches

## Filters

filters = Filtres
filters-that-hold = Filtres actifs
clear-all-filters = Retirer les filtres
let-go-of = Retirer { $filter }
find-among = Chercher parmi { $number }…
find-under = Chercher sous { $heading }
none-here = Rien ici
fewer = Moins
fewer-under = Moins sous { $heading }
number-more = { $number } de plus
more-under = { $number } de plus sous { $heading }
only = seulement
only-value = seulement { $value }
all-but = sauf
all-but-value = sauf { $value }
source = Source
author = Auteur
person = Personne
organisation = Organisation
place = Lieu
tag = Étiquette
article-language = Langue
date-of-publication = Date
from = Du
to = Au
date-form = AAAA-MM-JJ
write-a-date = Écrivez une année, un mois ou un jour : 2025, 2025-03 ou 2025-03-04.
articles-by-date = Articles par date
drag-to-choose = Glissez, ou maintenez Maj, pour en choisir plusieurs.
dated-too-vaguely = Dates trop vagues pour une barre : { $number }.
have-no-date = Sans date : { $number }.

## An open article

text-size = Taille du texte
smaller = Plus petit
larger = Plus grand
articles-found = Articles trouvés
previous-article = Article précédent
next-article = Article suivant
contents = Sommaire
from-agency = d’après { $agency }
by-authors = Par { $authors }
original = Original
fold = Replier
keep = Garder
fold-this = Replier : { $opening }
keep-this = Garder : { $opening }
done = Terminé
correct = Corriger ce qui est replié
corrected = Vous avez corrigé les lignes qui forment l’article. La recherche suivra quand corpus.toml le dira :
copy-these-lines = Copier ces lignes
by-your-correction = selon votre correction
lines-folded = { $number ->
    [one] { $number } ligne repliée
   *[other] { $number } lignes repliées
}
remarks = Remarques sur cet article
about-this-article = À propos de cet article
not-found = non trouvé
found-in-line = { $place }, ligne { $line }
title = Titre
authors = Auteurs
published = Publication
address = Adresse
tags = Étiquettes
file = Fichier
what = Donnée
value = Valeur
found-in = Trouvé dans
matches-in-article = Occurrences dans cet article
previous-match = Occurrence précédente
next-match = Occurrence suivante
selected-passage = Passage sélectionné
quote = Citation
link = Lien

## Notes

notes = Notes
note = Note
notes-on-article = Notes sur cet article
notes-hint = Elles restent dans ce seul navigateur. Pour en créer une, sélectionnez des mots dans un article ouvert.
passage-not-here = son passage n’est pas dans cette collection
found-again = retrouvée grâce à ses mots
remove = Supprimer
remove-note = Supprimer la note sur « { $quote } »
save-as-a-file = Exporter en fichier
save-copy-with-notes = Enregistrer une copie avec les notes
add-notes = Importer des notes
no-notes-in-file = Ce fichier ne contient aucune note lisible : { $error }
notes-added = Nouvelles notes : { $new }. Déjà présentes : { $same }.
notes-of-others = Faites sur une autre collection ou version : { $number } ; celles dont les mots figurent ici sont montrées, les autres gardées.
notes-not-kept = Ce navigateur ne garde pas les notes : stockage plein ou interdit. Exportez-les en fichier avant de fermer la page.
notes-unread = Certaines notes n’ont pas pu être lues : { $error }

## Lines, timeline, names and matrix

lines-need-a-query = Les lignes demandent une requête : écrivez un mot, et chaque endroit où il figure est listé ici.
query-without-words = Cette requête ne demande aucun mot ; elle n’a donc pas de lignes.
earliest-first = Anciennes d’abord
latest-first = Récentes d’abord
more-without-year = , { $number } de plus sans année
dates = Dates
no-date-known = Aucune date avec son année n’est connue pour ces articles, ni mentionnée par eux.
names-hint = Combien des articles trouvés mentionnent chaque nom, au total et par média. Plus le disque est grand, plus la part du média l’est ; il y mène.
name = Nom
named-by-outlet = { $name } dans { $articles } ({ $outlet })
matrix-needs-two = Il faut au moins deux articles pour voir leur ressemblance.
how-alike = Ressemblance des articles
compare-two = Comparer { $one } et { $other }
article = Article
matrix-hint = Ressemblance de leurs mots, de 0 à 100, et non de leur propos. Une case ouvre la comparaison. Double cadre : texte presque identique.
most-alike = Les plus semblables
two-articles = { $one } et { $other }
form-clusters = { $articles } en { $clusters } : les mêmes sujets, d’après leurs mots. Jusqu’à deux cents articles, chacun est comparé à chacun.
compare-some-of = Comparer { $number } sur { $all }

## Words

count = Décompte
single-words = Mots isolés
words-in-a-row = Suites de 2 à 4
leave-out-function-words = Sans les mots-outils
frequencies = Fréquences
most-frequent = Les plus fréquents
collocates = Collocats
near-the-matches = Au voisinage des occurrences
keywords = Mots-clés
more-frequent-here = Plus fréquents ici
less-frequent-here = Moins fréquents ici
word = Mot
per-million = Par million
dispersion = Dispersion
near = Proches
expected = Attendus
log-likelihood = Log-vraisemblance
log-ratio = Log-ratio
here = Ici
elsewhere = Ailleurs
frequencies-note = Sur { $words }. Dispersion : DP de Gries, 0 si le mot est réparti également entre les articles, 1 s’il n’est que dans un seul.
collocates-note = Mots à { $window } mots au plus de { $matches }, plus souvent qu’ailleurs sous ces filtres. Attendus : par le seul hasard.
keywords-note = { $here } des articles trouvés contre { $there } de tous les autres.
association-note = Log-vraisemblance (G²) : avec quelle sûreté les fréquences diffèrent ; le hasard seul dépasse 3,84 pour un mot sur vingt, 15,13 pour un sur dix mille. Log-ratio +1 : deux fois plus fréquent ; −1 : deux fois moins.

## Choosing and comparing

chosen-for-comparison = Choisis pour comparer
take-out = Retirer { $article }
compare-number = Comparer ({ $number })
clear = Vider
choose-one-more = Choisissez-en un autre pour comparer.
comparison = Comparaison
reports-side-by-side = { $reports } côte à côte
side-by-side = Côte à côte
word-for-word = mot pour mot
in-other-words = en d’autres termes
no-match-found = non retrouvé
keep-level = Aligner les énoncés communs
choose-a-sentence = Choisissez une phrase marquée, ou appuyez sur n, pour la voir dans chaque article.
said-word-for-word = Mot pour mot
said-in-other-words = En d’autres termes
alike-in = { $how } dans { $sources }.
shared-words = En commun : { $words }.
likeness = Ressemblance { $number }.
they-differ = Divergence ({ $what }) : { $values }.
conflict-number = nombre
conflict-date = date
conflict-place = lieu
conflict-title = titre
conflict-spelling = graphie
conflict-negation = négation
against = { $one } contre { $other }
text-of = Texte : { $article }
corrected-by-hand = corrigé à la main
shared-statements = Énoncés communs
previous-statement = Énoncé précédent
next-statement = Énoncé suivant
matches-in-reports = Occurrences dans ces articles
save-this-comparison = Exporter la comparaison
as-page = Page
who-states-what = Qui dit quoi
alike = Semblables
show = Afficher
all-in-order = tous, comme dans { $source }
all-by-most = tous, les plus partagés d’abord
where-they-conflict = là où ils divergent
with-a-match = avec une occurrence de la recherche
found-in-one-only = trouvé dans un seul
not-in = trouvé ailleurs, pas dans { $source }
none-alike = Aucune phrase n’est assez semblable à une autre. Baissez « Semblables dès » pour voir ce qui s’en approche.
no-conflict = Aucune divergence trouvée ; cela ne veut pas dire que les articles s’accordent.
statements-hint = Souligné : absent de l’autre formulation, si au moins la moitié est commune. « Non retrouvé » n’est pas « absent » : un autre article peut le dire autrement.
not-measured = La justesse à ce seuil n’a pas été mesurée.
measured = Sur des paires annotées de cinq articles, à { $least } : { $precision } rapprochements sur 100 justes, { $recall } sur 100 trouvés.
alike-from = Semblables dès
who-is-called-what = Qui est appelé comment
same-as = { $name } est identique à
same-as-which = identique à…
merge = fusionner
merge-name = fusionner { $name }
apart = séparer
apart-label = séparer « { $label } »
called-as = « { $label } » pour { $name }
no-label-found = non trouvé
in-sentence = { $label }, phrase { $number }
who-is-quoted = Qui est cité
quotes-hint = Entre guillemets : mot pour mot ; souligné là où un autre article coupe ou formule autrement. Sans guillemets : rapporté en d’autres termes.
speaker = Locuteur
no-speaker = aucun locuteur nommé à côté
words-of-one-report = Mots d’un seul article
words-of-one-hint = Plus fréquents dans un article que dans les autres, les plus sûrs d’abord. Log-ratio +1 : deux fois plus fréquent.
more-frequent-than-others = Plus fréquents ici que dans les autres

## Commands

commands = Commandes
command-or-article = Commande ou article
what-to-do = Que voulez-vous faire ?
no-command-called-that = Aucune commande ni aucun article ne porte ce nom.
do-search = Rechercher
do-help = Comment chercher, et touches
do-next-result = Résultat suivant
do-previous-result = Résultat précédent
do-choose = Choisir pour comparer
do-compare = Comparer ce qui est choisi
do-choose-none = Ne rien choisir
do-next = Occurrence ou énoncé commun suivant
do-previous = Occurrence ou énoncé commun précédent
do-next-beside = Occurrence suivante à côté
do-previous-beside = Occurrence précédente à côté
do-note = Annoter le passage sélectionné
do-copy-markdown = Copier en Markdown, avec la source
do-copy-passage-link = Copier le lien du passage sélectionné
do-save-csv = Exporter les résultats en CSV
do-save-json = Exporter les résultats en JSON
do-save-svg = Exporter la figure en SVG
do-save-png = Exporter la figure en PNG
do-save-citations = Exporter les références
do-go-home = Accueil
do-only = Seulement cette valeur
do-all-but = Tout sauf cette valeur
do-clear-filters = Retirer les filtres
do-copy-link = Copier le lien de cette vue
do-share = Partager cette vue
do-save-copy = Enregistrer une copie de la page
do-keep = Garder pour l’usage hors ligne
do-larger = Texte plus grand
do-smaller = Texte plus petit
do-density = Compact ou aéré
do-light = Clair ou sombre
do-keys = Avec ou sans raccourcis à une touche
do-language = Autre langue

## What was done, and what could not be

no-such-sentence = Cette phrase n’existe pas ici.
no-place-here = Il n’y a ici ni occurrence ni énoncé où aller.
only-so-many-places = Il n’y a ici que { $number ->
    [one] { $number } endroit
   *[other] { $number } endroits
} où aller.
at-most-compared = On compare au plus { $number } articles à la fois.
copied-for-corpus = Copié. À mettre dans corpus.toml.
link-copied = Lien copié.
citation-copied = Référence copiée.
markdown-copied = Copié en Markdown, avec la source.
figure-too-large = Cette figure est trop grande pour une image ; exportez-la en SVG.
no-figure-here = Il n’y a pas de figure ici.
note-name-taken = Une autre note porte ce nom.
select-first = Sélectionnez d’abord des mots dans un article ouvert.
kept = Gardée : cette page s’ouvre désormais ici sans réseau.
keep-needs-host = Seulement sur un serveur où dossier-worker.js est à côté. Une page sur disque se passe de réseau.
single-keys-on = Raccourcis à une touche activés.
single-keys-off = Raccourcis à une touche désactivés. Ctrl K ouvre toujours le menu des commandes.
language-not-kept = Ce navigateur ne garde pas ce choix ; la page suit les langues du navigateur.
copy-by-hand = Ce navigateur ne laisse pas la page copier. Copiez ceci : { $text }
move-to-article = Allez d’abord à un article : j mène au suivant.
move-to-value = Allez d’abord à une valeur d’un filtre.
