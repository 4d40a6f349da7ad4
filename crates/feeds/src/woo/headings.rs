//! The headings of WooCommerce product files, which are written in the language of the shop.
//!
//! Each row of a table is one field with its names, without case, accents and punctuation (see
//! [`plain`](crate::text::heading::plain)): English, German, French, Spanish, Italian, Dutch, Portuguese, Polish,
//! Swedish, where a language has changed its mind over the years with the old and the new name.

use crate::columns::{Field, Meaning};
use crate::report::Why;
use crate::text::heading::{bracket, numbered, plain};

#[rustfmt::skip]
const FIELDS: &[(Field, &[&str])] = &[
    (Field::Id, &["id", "identyfikator"]),
    (Field::Kind, &["type", "typ", "tipo", "rodzaj"]),
    (Field::Sku, &["sku", "artikelnummer", "ugs", "cod", "ref", "artikelnr"]),
    (Field::Title, &["name", "nom", "nombre", "nome", "naam", "nazwa", "namn"]),
    (Field::Published, &[
        "published", "veroffentlicht", "publie", "publicado", "pubblicato", "gepubliceerd", "opublikowano",
        "opublikowany", "publicerad", "publicerat",
    ]),
    (Field::ShortDescription, &[
        "short description", "kurzbeschreibung", "description courte", "descripcion corta", "breve descrizione",
        "descrizione breve", "korte beschrijving", "korte omschrijving", "descricao curta", "breve descricao",
        "krotki opis", "kort beskrivning",
    ]),
    (Field::Description, &[
        "description", "beschreibung", "descripcion", "descrizione", "beschrijving", "omschrijving", "descricao", "opis",
        "beskrivning",
    ]),
    (Field::SaleStart, &[
        "date sale price starts", "datum an dem angebotspreis beginnt", "date de debut de promo",
        "dia en que empieza el precio rebajado", "data di partenza del prezzo in saldo", "startdatum actieprijs",
        "data de preco promocional comeca em", "data de inicio da promocao", "data rozpoczecia promocji",
        "datum nar reapriset borjar",
    ]),
    (Field::SaleEnd, &[
        "date sale price ends", "datum an dem angebotspreis endet", "date de fin de promo",
        "dia en que termina el precio rebajado", "data in cui termina l offerta", "termine data del prezzo di vendita",
        "einddatum actieprijs", "data de preco promocional termina em", "data de fim da promocao",
        "data zakonczenia promocji", "datum nar reapriset upphor",
    ]),
    (Field::TaxStatus, &[
        "tax status", "steuerstatus", "statut fiscal", "etat de la tva", "estado del impuesto", "stato delle imposte",
        "btw status", "belastingstatus", "status do imposto", "estado do imposto", "status podatku", "momsstatus",
    ]),
    (Field::InStock, &[
        "in stock", "vorratig", "en stock", "en inventaire", "existencias", "hay existencias", "en inventario",
        "op voorraad", "em estoque", "em stock", "w magazynie", "na stanie", "i lager",
    ]),
    (Field::Stock, &[
        "stock", "lager", "bestand", "lagerbestand", "inventaire", "inventario", "magazzino", "voorraad", "estoque",
        "stan magazynowy", "magazyn", "lagersaldo",
    ]),
    (Field::StockPolicy, &[
        "backorders allowed", "lieferruckstande erlaubt", "ruckstande erlaubt",
        "autoriser les commandes de produits en rupture", "permitir reservas de productos agotados",
        "abilita gli ordini arretrati", "nabestellingen toestaan", "sao permitidas encomendas",
        "permitir encomendas pendentes", "pozwalac na zamowienia oczekujace na dostawe do magazynu",
        "zamowienia oczekujace dozwolone", "tillat restnoteringar",
    ]),
    (Field::SalePrice, &[
        "sale price", "angebotspreis", "tarif promo", "precio rebajado", "precio de oferta", "prezzo in offerta",
        "actieprijs", "preco promocional", "cena promocyjna", "reapris",
    ]),
    (Field::Price, &[
        "regular price", "regularer preis", "tarif regulier", "tarif normal", "precio normal", "prezzo di listino",
        "reguliere prijs", "normale prijs", "preco", "preco normal", "cena", "cena regularna", "ordinarie pris",
    ]),
    (Field::Category, &[
        "categories", "kategorien", "categorias", "categorie", "categorieen", "kategorie", "kategorier",
    ]),
    (Field::Tags, &[
        "tags", "schlagworter", "etiquettes", "etiquetas", "tag", "etichette", "tagi", "znaczniki", "taggar", "etiketter",
    ]),
    (Field::MoreImages, &[
        "images", "bilder", "imagenes", "immagini", "immagine", "afbeeldingen", "imagens", "obrazki", "obrazy",
    ]),
    (Field::Parent, &[
        "parent", "ubergeordnetes produkt", "superior", "padre", "genitore", "hoofd", "ascendente", "produto ascendente",
        "element nadrzedny", "nadrzedny", "overordnad", "foralder",
    ]),
    (Field::Vendor, &[
        "brands", "brand", "marken", "marke", "marques", "marque", "marcas", "marca", "marchi", "merken", "merk", "marki",
        "marka", "varumarken",
    ]),
    (Field::Cost, &["cost of goods", "cost of goods sold"]),
    (Field::HsCode, &["commodity code hs code", "hs code"]),
    (Field::Origin, &[
        "country of origin", "ursprungsland", "herkunftsland", "pays d origine", "pais de origen", "paese di origine",
        "land van herkomst", "pais de origem", "kraj pochodzenia",
    ]),
];

/// The weight, whose unit stands in brackets behind it.
const WEIGHT: &[&str] = &["weight", "gewicht", "poids", "peso", "waga", "vikt"];

#[rustfmt::skip]
const ATTRIBUTE_NAME: &[&str] = &[
    "attribute # name", "attribut # name", "nom de l attribut #", "nombre del atributo #", "attributo # nome",
    "nome dell attributo #", "naam eigenschap #", "nome do atributo #", "nazwa atrybutu #", "attribut # namn",
];

#[rustfmt::skip]
const ATTRIBUTE_VALUES: &[&str] = &[
    "attribute # values", "attribut # werte", "valeurs de l attribut #", "valores del atributo #", "attributo # valutae",
    "attributo # valorei", "attributo # valori", "waarde eigenschap #", "waarden eigenschap #", "valores do atributo #",
    "valor do atributo #", "wartosci atrybutu #", "wartosc atrybutu #", "attribut # varden",
];

/// Columns of WooCommerce that have no place in our catalog.
#[rustfmt::skip]
const NOT_KEPT: &[&str] = &[
    // Featured, visibility
    "is featured", "ist hervorgehoben", "mis en avant", "esta destacado", "in primo piano", "uitgelicht", "em destaque",
    "wyrozniony produkt", "wyrozniony", "ar utvald", "visibility in catalog", "sichtbarkeit im katalog",
    "visibilite dans le catalogue", "visibilidad en el catalogo", "visibilita nel catalogo", "zichtbaarheid in catalogus",
    "visibilidade no catalogo", "widocznosc w katalogu", "synlighet i katalog",
    // Tax class, low stock, sold individually
    "tax class", "steuerklasse", "classe de tva", "clase de impuesto", "aliquota di imposta", "belastingklasse",
    "classe de imposto", "klasa podatkowa", "momsgrupp", "momsklass", "low stock amount", "geringe lagermenge",
    "montant de stock faible", "cantidad de bajo inventario", "quantita in magazzino bassa", "lage voorraad",
    "quantidade baixa de estoque", "niski stan magazynowy", "lagt lagerantal", "sold individually",
    "nur einzeln verkaufen", "vendre individuellement", "vendido individualmente", "venduto singolarmente",
    "wordt individueel verkocht", "sprzedawany pojedynczo", "saljes styckvis",
    // Size of the parcel
    "length", "lange", "longueur", "longitud", "lunghezza", "lengte", "comprimento", "dlugosc", "langd", "width", "breite",
    "largeur", "ancho", "anchura", "larghezza", "breedte", "largura", "szerokosc", "bredd", "height", "hohe", "hauteur",
    "altura", "altezza", "hoogte", "wysokosc", "hojd",
    // Reviews, notes, shipping class
    "allow customer reviews", "kundenrezensionen erlauben", "kundenbewertungen erlauben", "autoriser les avis clients",
    "permitir valoraciones de clientes", "permetti le recensioni clienti", "klantbeoordelingen toestaan",
    "permitir avaliacoes de clientes", "wlacz opinie klientow", "tillat kundrecensioner", "purchase note",
    "hinweis zum kauf", "note de commande", "nota de compra", "nota di acquisto", "aankoopnotitie",
    "observacao de compra", "notatka do zakupu", "kopmeddelande", "shipping class", "versandklasse", "classe d expedition",
    "clase de envio", "classe di spedizione", "verzendklasse", "classe de entrega", "classe de envio", "klasa wysylkowa",
    "fraktklass",
    // Downloads
    "download limit", "downloadlimit", "limite de telechargement", "limite de descargas", "limite di download",
    "downloadlimiet", "limite de downloads", "limit pobran", "nedladdningsgrans", "download expiry days",
    "ablauftage des downloads", "jours d expiration du telechargement", "dias de caducidad de la descarga",
    "scarica i giorni di scadenza", "dagen vervaltijd download", "dias para expirar o download", "waznosc pobierania",
    "ladda ned utgangsdagar", "download # id", "download # name", "download # url", "id de descarga #",
    "nombre de la descarga #", "url de la descarga #", "url de telechargement #", "nom du telechargement #",
    // Other products
    "grouped products", "gruppierte produkte", "groupes de produits", "productos agrupados", "prodotti raggruppati",
    "gegroepeerde producten", "grupo de produtos", "produkty grupowe", "grupperade produkter", "upsells", "up sell",
    "zusatzverkaufe", "produits suggeres", "ventas dirigidas", "produkty up sell", "merforsaljning", "cross sells",
    "cross sell", "cross sells querverkaufe", "ventes croisees", "ventas cruzadas", "venda cruzada",
    "produkty cross sell", "korsforsaljning",
    // Sold elsewhere, order
    "external url", "externe url", "url externe", "url externa", "url esterno", "url esterna", "zewnetrzny adres url",
    "extern url", "button text", "libelle du bouton", "texto del boton", "testo del pulsante", "knop tekst",
    "texto do botao", "tekst przycisku", "knapptext", "position", "posicion", "posizione", "positie", "posicao", "pozycja",
    "customs description", "swatches attributes",
    // How attributes are shown
    "attribute # visible", "attribute # global", "attribute # default", "attribut # sichtbar", "attribut # global",
    "attribut # standard", "attribut # visible", "attribut # par defaut", "atributo visible #", "atributo global #",
    "atributo por defecto #", "attributo # visibile", "attributo # globale", "attributo # predefinito",
    "zichtbare eigenschap #", "globale eigenschap #", "standaardeigenschap #", "visibilidade do atributo #",
    "atributo padrao #", "atrybut # widoczny", "atrybut # globalny", "atrybut # domyslny", "attribut # synlig",
    "attribut # synligt", "attribut # globalt",
];

/// What stands before the key of a field that a plug-in or the shop has added.
const META: &[&str] = &["meta", "metadado", "metadados", "metadane", "metadata", "metagegevens", "pola", "pole"];

/// Added fields we understand: our own, and those of wide-spread plug-ins.
const META_FIELDS: &[(&str, Field)] = &[
    ("astra_handle", Field::Handle),
    ("astra_type", Field::ProductType),
    ("astra_commission_bps", Field::CommissionBps),
    ("astra_reward_minor", Field::RewardMinor),
    ("_yoast_wpseo_title", Field::SeoTitle),
    ("_yoast_wpseo_metadesc", Field::SeoDescription),
    ("rank_math_title", Field::SeoTitle),
    ("rank_math_description", Field::SeoDescription),
    ("_ts_gtin", Field::Barcode),
    ("_hs_code", Field::HsCode),
    ("_manufacture_country", Field::Origin),
];

/// What a column of a WooCommerce product file means.
pub(crate) fn meaning(heading: &str) -> Meaning {
    if let Some(key) = meta_key(heading) {
        let known = META_FIELDS.iter().find(|(name, _)| *name == key);
        return known.map_or(Meaning::Dropped(Why::Metafield), |(_, field)| Meaning::Field(*field));
    }
    let whole = plain(heading);
    if whole.starts_with("gtin upc ean") {
        return Meaning::Field(Field::Barcode);
    }
    if let Some((field, _)) = FIELDS.iter().find(|(_, names)| names.contains(&whole.as_str())) {
        return Meaning::Field(*field);
    }
    let before_unit = bracket(heading).map_or_else(|| whole.clone(), |(before, _)| plain(before));
    if WEIGHT.contains(&before_unit.as_str()) {
        return Meaning::Field(Field::Weight);
    }
    match numbered(&whole) {
        Some((name, number)) if ATTRIBUTE_NAME.contains(&name.as_str()) => Meaning::OptionName(number),
        Some((name, number)) if ATTRIBUTE_VALUES.contains(&name.as_str()) => Meaning::OptionValue(number),
        Some((name, _)) if NOT_KEPT.contains(&name.as_str()) => Meaning::Dropped(Why::NotKept),
        _ if NOT_KEPT.contains(&whole.as_str()) || NOT_KEPT.contains(&before_unit.as_str()) => {
            Meaning::Dropped(Why::NotKept)
        }
        _ => Meaning::Dropped(Why::Unknown),
    }
}

fn meta_key(heading: &str) -> Option<&str> {
    let (prefix, key) = heading.split_once(':')?;
    META.contains(&plain(prefix).as_str()).then(|| key.trim())
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, NOT_KEPT, meaning};
    use crate::columns::{Field, Meaning};
    use crate::report::Why;
    use crate::text::heading::plain;

    #[test]
    fn the_tables_hold_plain_names_and_no_name_twice() {
        let names = || FIELDS.iter().flat_map(|(_, names)| names.iter()).chain(NOT_KEPT);
        for name in names() {
            let found = plain(&name.replace('#', "7")).replace('7', "#");
            assert_eq!(&found, name, "not in plain form");
        }
        let fields: Vec<_> = FIELDS.iter().flat_map(|(_, names)| names.iter()).collect();
        for (at, name) in fields.iter().enumerate() {
            assert!(!fields[..at].contains(name) && !NOT_KEPT.contains(*name), "{name} has two meanings");
        }
    }

    #[test]
    fn units_added_fields_and_attributes_are_recognised() {
        for weight in ["Weight (lbs)", "Gewicht (kg)", "Poids (livres)", "Waga (kg)", "Vikt (g)", "Weight"] {
            assert_eq!(meaning(weight), Meaning::Field(Field::Weight), "{weight}");
        }
        for (heading, expected) in [
            ("GTIN, UPC, EAN, or ISBN", Meaning::Field(Field::Barcode)),
            ("GTIN, UPC, EAN oder ISBN", Meaning::Field(Field::Barcode)),
            ("Commodity code (HS code)", Meaning::Field(Field::HsCode)),
            ("Meta: astra_commission_bps", Meaning::Field(Field::CommissionBps)),
            ("Méta : _yoast_wpseo_title", Meaning::Field(Field::SeoTitle)),
            ("Meta: _wpcom_is_markdown", Meaning::Dropped(Why::Metafield)),
            ("Attribute 12 value(s)", Meaning::OptionValue(12)),
            ("Attribut 1 Wert(e)", Meaning::OptionValue(1)),
            ("Valeur(s) de l’attribut 2 ", Meaning::OptionValue(2)),
            ("Attributo 1 valuta(e)", Meaning::OptionValue(1)),
            ("Attribut 1 värde(n)", Meaning::OptionValue(1)),
            ("Atrybut 1: globalny", Meaning::Dropped(Why::NotKept)),
            ("Length (in)", Meaning::Dropped(Why::NotKept)),
            ("Lieferzeit", Meaning::Dropped(Why::Unknown)),
        ] {
            assert_eq!(meaning(heading), expected, "{heading}");
        }
    }
}
