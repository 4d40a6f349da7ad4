//! The habits of WooCommerce product files, each by name.

use feeds::{Cell, Decimals, Format, ReadOptions, Status, Warning, Why};

use crate::support::{Outcome, eur, euros, only, read, read_well, read_with};

/// The words of one language for the columns every test of languages uses: type, SKU, name, published, description,
/// regular price, sale price, stock, weight, categories, tags, images, parent, first attribute's name and values, brand.
const LANGUAGES: [(&str, [&str; 16]); 10] = [
    (
        "en",
        [
            "Type",
            "SKU",
            "Name",
            "Published",
            "Description",
            "Regular price",
            "Sale price",
            "Stock",
            "Weight (kg)",
            "Categories",
            "Tags",
            "Images",
            "Parent",
            "Attribute 1 name",
            "Attribute 1 value(s)",
            "Brands",
        ],
    ),
    // spelling: off
    (
        "de",
        [
            "Typ",
            "Artikelnummer",
            "Name",
            "Veröffentlicht",
            "Beschreibung",
            "Regulärer Preis",
            "Angebotspreis",
            "Lager",
            "Gewicht (kg)",
            "Kategorien",
            "Schlagwörter",
            "Bilder",
            "Übergeordnetes Produkt",
            "Attribut 1 Name",
            "Attribut 1 Wert(e)",
            "Marken",
        ],
    ),
    (
        "fr",
        [
            "Type",
            "UGS",
            "Nom",
            "Publié",
            "Description",
            "Tarif régulier",
            "Tarif promo",
            "Stock",
            "Poids (kg)",
            "Catégories",
            "Étiquettes",
            "Images",
            "Parent",
            "Nom de l’attribut 1",
            "Valeur(s) de l’attribut 1 ",
            "Marques",
        ],
    ),
    (
        "es",
        [
            "Tipo",
            "SKU",
            "Nombre",
            "Publicado",
            "Descripción",
            "Precio normal",
            "Precio rebajado",
            "Inventario",
            "Peso (kg)",
            "Categorías",
            "Etiquetas",
            "Imágenes",
            "Superior",
            "Nombre del atributo 1",
            "Valor(es) del atributo 1",
            "Marcas",
        ],
    ),
    (
        "it",
        [
            "Tipo",
            "COD",
            "Nome",
            "Pubblicato",
            "Descrizione",
            "Prezzo di listino",
            "Prezzo in offerta",
            "Magazzino",
            "Peso (kg)",
            "Categorie",
            "Tag",
            "Immagine",
            "Genitore",
            "Attributo 1 nome",
            "Attributo 1 valore(i)",
            "Marchi",
        ],
    ),
    (
        "nl",
        [
            "Type",
            "Artikelnummer",
            "Naam",
            "Gepubliceerd",
            "Beschrijving",
            "Reguliere prijs",
            "Actieprijs",
            "Voorraad",
            "Gewicht (kg)",
            "Categorieën",
            "Tags",
            "Afbeeldingen",
            "Hoofd",
            "Naam eigenschap 1",
            "Waarde eigenschap 1",
            "Merken",
        ],
    ),
    (
        "pt",
        [
            "Tipo",
            "SKU",
            "Nome",
            "Publicado",
            "Descrição",
            "Preço",
            "Preço promocional",
            "Estoque",
            "Peso (kg)",
            "Categorias",
            "Tags",
            "Imagens",
            "Ascendente",
            "Nome do atributo 1",
            "Valores do atributo 1",
            "Marcas",
        ],
    ),
    (
        "pt of Portugal",
        [
            "Tipo",
            "REF",
            "Nome",
            "Publicado",
            "Descrição",
            "Preço normal",
            "Preço promocional",
            "Stock",
            "Peso (kg)",
            "Categorias",
            "Etiquetas",
            "Imagens",
            "Superior",
            "Nome do atributo 1",
            "Valor(es) do atributo 1",
            "Marcas",
        ],
    ),
    (
        "pl",
        [
            "Typ",
            "SKU",
            "Nazwa",
            "Opublikowano",
            "Opis",
            "Cena",
            "Cena promocyjna",
            "Stan magazynowy",
            "Waga (kg)",
            "Kategorie",
            "Tagi",
            "Obrazki",
            "Element nadrzędny",
            "Nazwa atrybutu 1",
            "Wartości atrybutu 1",
            "Marki",
        ],
    ),
    (
        "sv",
        [
            "Typ",
            "Artikelnummer",
            "Namn",
            "Publicerad",
            "Beskrivning",
            "Ordinarie pris",
            "Reapris",
            "Lagersaldo",
            "Vikt (kg)",
            "Kategorier",
            "Taggar",
            "Bilder",
            "Överordnad",
            "Attribut 1 namn",
            "Attribut 1 värde(n)",
            "Varumärken",
        ],
    ),
    // spelling: on
];

const SHIRT: &str = "\n\
    variable,shirt,Shirt,1,Linen,,,,\"0,5\",\"Clothing > Shirts, Sale\",\"summer, linen\",\
    \"https://x.example/1.jpg, https://x.example/2.jpg\",,Size,\"S, M\",Ada\n\
    variation,shirt-s,Shirt - S,1,,\"1.299,00\",\"9,99\",3,,,,https://x.example/s.jpg,shirt,Size,S,\n\
    variation,shirt-m,Shirt - M,1,,\"12,50\",,0,\"0,75\",,,,shirt,Size,M,\n";

fn heading(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(",")
}

#[test]
fn headings_are_read_in_every_language_with_decimal_commas() {
    let english = only(heading(&LANGUAGES[0].1) + SHIRT);
    assert_eq!(english.variants[0].price, Cell::Value(eur("9.99")));
    assert_eq!(english.variants[0].compare_at, Cell::Value(eur("1299")));
    assert_eq!(english.variants[1].price, Cell::Value(eur("12.50")));
    assert_eq!(
        (english.variants[0].weight_grams, english.variants[1].weight_grams),
        (Cell::Value(500), Cell::Value(750))
    );
    for (language, words) in LANGUAGES {
        let file = heading(&words) + SHIRT;
        assert_eq!(only(&file), english, "{language}");
        let outcome = read_with(&file, euros()).unwrap();
        assert_eq!(outcome.report.dropped_columns, [], "{language}");
        let shouted = heading(&words.map(|word| word.to_uppercase()).each_ref().map(String::as_str)) + SHIRT;
        assert_eq!(only(shouted), english, "{language} in capitals");
    }
}

#[test]
fn the_decimal_mark_is_learnt_from_the_file_or_told() {
    let file = |price: &str| format!("SKU,Name,Regular price\nx,X,\"{price}\"\n");
    let price = |outcome: Outcome| outcome.products[0].variants[0].price;
    assert_eq!(price(read_well(file("9,99"))), Cell::Value(eur("9.99")));
    assert_eq!(price(read_well(file("1.299,5"))), Cell::Value(eur("1299.50")));
    assert!(read(file("1.299")).messages()[0].ends_with("say how the file writes decimals"));
    let told = ReadOptions { decimals: Decimals::Comma, ..euros() };
    assert_eq!(price(read_with(file("1.299"), told).unwrap()), Cell::Value(eur("1299")));
    let mixed = read("SKU,Name,Regular price\nx,X,\"9,99\"\ny,Y,9.99\n");
    assert_eq!(
        mixed.messages(),
        ["line 3, column \"Regular price\": \"9.99\" does not fit a decimal comma, the way line 2 writes decimals"]
    );
}

#[test]
fn prices_may_have_a_decimal_comma_and_weights_a_point() {
    let file = "SKU;Name;Regular price;Weight (kg)\nx;X;9,99;1.250\ny;Y;10;0.5\n";
    let outcome = read_well(file);
    assert_eq!(outcome.product("sku:x").variants[0].weight_grams, Cell::Value(1_250));
    let told = ReadOptions { decimals: Decimals::Comma, ..euros() };
    let outcome = read_with("SKU;Name;Regular price;Weight (kg)\nx;X;9;1,250\n", told).unwrap();
    assert_eq!(outcome.products[0].variants[0].weight_grams, Cell::Value(1_250));
}

#[test]
fn units_stand_inside_the_heading() {
    for (unit, grams) in [("kg", 1_500), ("g", 2), ("lbs", 680), ("oz", 43), ("", 1_500)] {
        let heading = if unit.is_empty() { "Weight".to_owned() } else { format!("Weight ({unit})") };
        let product = only(format!("SKU,Name,Regular price,{heading}\nx,X,5,1.5\n"));
        assert_eq!(product.variants[0].weight_grams, Cell::Value(grams), "{heading}");
    }
}

#[test]
fn published_is_1_0_minus_1_or_2() {
    let file = "SKU,Name,Published,Regular price\na,A,1,5\nb,B,0,5\nc,C,-1,5\nd,D,2,5\ne,E,'-1,5\nf,F,maybe,5\n";
    let outcome = read(file);
    use Status::{Active, Draft};
    let statuses: Vec<_> = outcome.products.iter().map(|product| product.status).collect();
    assert_eq!(statuses, [Active, Draft, Draft, Draft, Draft].map(Cell::Value));
    assert!(outcome.messages()[0].contains("\"maybe\" is none of 1 (published), 0 (private), -1 (draft), 2 (pending)"));
}

#[test]
fn the_type_may_be_a_list() {
    let file = "Type,SKU,Name,Regular price\n\"simple, downloadable, virtual\",a,A,5\nsimple,b,B,5\n\
        subscription,c,C,5\ngrouped,d,D,\nexternal,e,E,5\n";
    let outcome = read_well(file);
    let ships: Vec<_> = outcome.products.iter().map(|product| product.variants[0].requires_shipping).collect();
    assert_eq!(ships, [false, true, true, true, true].map(Cell::Value));
    assert_eq!(
        outcome.warnings(),
        [(Warning::NoPrice, 1), (Warning::Grouped, 1), (Warning::SoldElsewhere, 1), (Warning::UnusualKind, 1)]
    );
    assert_eq!(outcome.product("sku:d").status, Cell::Value(Status::Draft));
    assert_eq!(outcome.product("sku:e").status, Cell::Value(Status::Draft));
}

#[test]
fn variations_name_their_parent_by_sku_or_id_and_stand_anywhere() {
    let file = "ID,Type,SKU,Name,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)\n\
        9,variation,s-m,,6,id:7,Size,M\n\
        8,simple,hat,Hat,5,,,\n\
        7,variable,Shirt,Shirt,,,Size,\"S, M, L\"\n\
        10,simple,cap,Cap,5,,,\n\
        11,variation,s-s,,5,shirt,Size,S\n\
        12,variation,x,,5,id:99,Size,S\n\
        13,variation,y,,5,,Size,S\n";
    let outcome = read(file);
    let shirt = outcome.product("woo:7");
    assert_eq!(shirt.variants.iter().map(|variant| variant.options[0].as_str()).collect::<Vec<_>>(), ["M", "S"]);
    let order: Vec<_> = outcome.products.iter().map(|product| product.key.as_str()).collect();
    assert_eq!(order, ["woo:8", "woo:7", "woo:10"], "in the order of the parents");
    assert_eq!(
        outcome.messages(),
        [
            "line 7, column \"Parent\": the product \"id:99\" this variation belongs to is not in the file",
            "line 8, column \"Parent\": the product \"\" this variation belongs to is not in the file",
        ]
    );
    assert_eq!(outcome.warnings(), [], "apart is where variations stand");
}

#[test]
fn inner_commas_of_lists_are_escaped() {
    let file = "SKU,Name,Regular price,Categories,Tags,Images\n\
        x,X,5,\"A > B\\, C, D\",\"big\\, blue, small\",\"https://x.example/w_1\\,h_2.jpg, https://x.example/2.jpg\"\n";
    let product = only(file);
    assert_eq!(product.categories, Cell::Value(vec![vec!["A".into(), "B, C".into()], vec!["D".into()]]));
    assert_eq!(product.tags, Cell::Value(vec!["big, blue".into(), "small".into()]));
    let images = product.images.into_value().unwrap();
    assert_eq!(images[0].url, "https://x.example/w_1,h_2.jpg", "the first picture is the main one");
    assert_eq!(images.len(), 2);
}

#[test]
fn line_breaks_of_descriptions_are_written_as_two_characters() {
    let product = only("SKU,Name,Regular price,Description\nx,X,5,one\\ntwo\\\\nthree\n");
    assert_eq!(product.description_html.text(), "one\ntwo\\nthree");
}

#[test]
fn a_short_description_stands_in_for_a_missing_long_one() {
    let outcome = read_well("SKU,Name,Regular price,Short description,Description\nx,X,5,short,\ny,Y,5,short,long\n");
    assert_eq!(outcome.product("sku:x").description_html.text(), "short");
    assert_eq!(outcome.product("sku:y").description_html.text(), "long");
    assert_eq!(outcome.warnings(), [(Warning::ShortDescription, 1)]);
}

#[test]
fn stock_may_be_a_number_the_word_parent_or_nothing() {
    let file = "Type,SKU,Name,In stock?,Stock,Backorders allowed?,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)\n\
        simple,counted,A,1,7,0,5,,,\n\
        simple,always,B,1,,0,5,,,\n\
        simple,gone,C,0,,notify,5,,,\n\
        simple,later,D,backorder,,,5,,,\n\
        variable,p,P,1,10,,,,Size,\"S\"\n\
        variation,shared,,1,parent,1,5,p,Size,S\n\
        simple,wrong,E,perhaps,,,5,,,\n";
    let outcome = read(file);
    let stock = |key: &str| {
        let variant = &outcome.product(key).variants[0];
        (variant.stock, variant.tracked, variant.continue_selling)
    };
    let (yes, no) = (Cell::Value(true), Cell::Value(false));
    assert_eq!(stock("sku:counted"), (Cell::Value(7), yes, no));
    assert_eq!(stock("sku:always"), (Cell::Blank, no, no));
    assert_eq!(stock("sku:gone"), (Cell::Value(0), yes, yes));
    assert_eq!(stock("sku:later"), (Cell::Blank, no, yes));
    assert_eq!(stock("sku:p"), (Cell::Blank, yes, yes), "counted, but nobody knows how many");
    assert_eq!(outcome.warnings(), [(Warning::SharedStock, 1)]);
    assert_eq!(outcome.messages(), ["line 8, column \"In stock?\": \"perhaps\" is none of 1, 0, backorder"]);
}

#[test]
fn the_file_starts_with_a_byte_order_mark_and_guards_formulas() {
    let product = only("\u{feff}\"SKU\",Name,Regular price,Tags\n'+49,'=1+1,5,'-sale\n");
    assert_eq!((product.key.as_str(), product.title.text()), ("sku:+49", "=1+1"));
    assert_eq!(product.tags, Cell::Value(vec!["-sale".into()]));
}

#[test]
fn attributes_are_options_when_variations_have_values_of_them() {
    let file = "Type,SKU,Name,Regular price,Parent,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,\
        Attribute 2 value(s),Attribute 3 name,Attribute 3 value(s),Attribute 4 name,Attribute 4 value(s)\n\
        variable,p,P,,,Color,\"Red, Blue\",Size,\"S, M\",Care,Wash cold,Fit,\"Slim, Wide\"\n\
        variation,p1,,5,p,color,Red,Size,,,,Fit,\n\
        variation,p2,,5,p,Color,Blue,Size,S,,,Fit,\n\
        simple,q,Q,5,,Color,Red,,,,,,\n";
    let outcome = read_well(file);
    let product = outcome.product("sku:p");
    assert_eq!(product.options, ["Color", "Size"]);
    let values: Vec<_> = product.variants.iter().map(feeds::Variant::name).collect();
    assert_eq!(values, ["Red / Any", "Blue / S"]);
    assert!(outcome.product("sku:q").options.is_empty());
    assert_eq!(outcome.warnings(), [(Warning::OpenChoice, 1), (Warning::AttributeNotKept, 2)]);
}

#[test]
fn what_a_variation_leaves_open_its_parent_says() {
    let file = "Type,SKU,Name,Tax status,Weight (g),Regular price,Parent,Commodity code (HS code),Country of origin,\
        Cost of goods,Attribute 1 name,Attribute 1 value(s)\n\
        variable,p,P,none,100,,,6109,PT,2,Size,\"S, M\"\n\
        variation,p1,,,,5,p,,,,Size,S\n\
        variation,p2,,taxable,200,5,p,6110,,3,Size,M\n";
    let product = only(file);
    let of = |at: usize| {
        let variant = &product.variants[at];
        (variant.taxable, variant.weight_grams, variant.hs_code.text(), variant.origin.text(), variant.cost)
    };
    assert_eq!(of(0), (Cell::Value(false), Cell::Value(100), "6109", "PT", Cell::Value(eur("2"))));
    assert_eq!(of(1), (Cell::Value(true), Cell::Value(200), "6110", "PT", Cell::Value(eur("3"))));
}

#[test]
fn variations_that_are_switched_off_are_left_out() {
    let file = "Type,SKU,Name,Published,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)\n\
        variable,p,P,1,,,Size,\"S, M\"\nvariation,p1,,1,5,p,Size,S\nvariation,p2,,0,5,p,Size,M\nvariable,q,Q,1,,,Size,S\n";
    let outcome = read_well(file);
    assert_eq!(outcome.product("sku:p").variants.len(), 1);
    assert_eq!(outcome.product("sku:q").variants.len(), 0);
    assert_eq!(
        outcome.warnings(),
        [(Warning::NoVariations, 1), (Warning::SwitchedOff, 1), (Warning::AttributeNotKept, 1)]
    );
}

#[test]
fn dated_sales_apply_in_their_time_only() {
    let file = "SKU,Name,Date sale price starts,Date sale price ends,Sale price,Regular price\n\
        x,X,2026-03-01,2026-03-31,4,5\n";
    let price = |now: Option<&str>| {
        let now = now.map(|now| base::Timestamp::parse(now).unwrap());
        let outcome = read_with(file, ReadOptions { now, ..euros() }).unwrap();
        let variant = &outcome.products[0].variants[0];
        (
            variant.price.into_value().unwrap(),
            variant.compare_at,
            outcome.report.warnings.count(Warning::SaleNotApplied),
        )
    };
    assert_eq!(price(Some("2026-03-31T20:00:00Z")), (eur("4"), Cell::Value(eur("5")), 0));
    assert_eq!(price(Some("2026-04-01T00:00:00Z")), (eur("5"), Cell::Blank, 1));
    assert_eq!(price(None), (eur("5"), Cell::Blank, 1));
}

#[test]
fn a_sale_price_above_the_regular_one_is_no_sale() {
    let outcome = read_well("SKU,Name,Sale price,Regular price\nx,X,6,5\ny,Y,0,5\n");
    assert_eq!(outcome.product("sku:x").variants[0].price, Cell::Value(eur("5")));
    assert_eq!(outcome.warnings(), [(Warning::SaleNotApplied, 2)]);
}

#[test]
fn products_are_known_by_our_handle_their_id_their_sku_or_their_name() {
    let file = "ID,SKU,Name,Regular price,Meta: astra_handle\n7,s,A,5,Blue-Hat\n7,s,B,5,\n,S,C,5,\n,,Dé D,5,\n";
    let keys: Vec<_> = read_well(file).products.iter().map(|product| product.key.clone()).collect();
    assert_eq!(keys, ["blue-hat", "woo:7", "sku:s", "name:de-d"]);
}

#[test]
fn fields_of_plug_ins_are_read_or_counted() {
    let file = "SKU,Name,Regular price,Meta: _yoast_wpseo_title,Méta : rank_math_description,Meta: _other,Lieferzeit,\
        Meta: astra_commission_bps,Meta: astra_type\nx,X,5,Seo,About,1,2 days,250,Hats\n";
    let outcome = read_well(file);
    let product = &outcome.products[0];
    assert_eq!((product.seo_title.text(), product.seo_description.text()), ("Seo", "About"));
    assert_eq!(
        (product.commission.value().map(|rate| rate.points()), product.product_type.text()),
        (Some(250), "Hats")
    );
    assert_eq!(outcome.dropped(), [("Meta: _other", Why::Metafield, 1), ("Lieferzeit", Why::Unknown, 1)]);
}

#[test]
fn a_price_list_without_names_updates() {
    let outcome = read_well("SKU;Regular price\nx;9,99\n");
    assert_eq!(outcome.products[0].title, Cell::Absent);
    assert_eq!(outcome.products[0].variants[0].price, Cell::Value(eur("9.99")));
    let format = feeds::detect(b"SKU;Regular price\nx;9,99\n", "prices.csv");
    assert!(matches!(format, Ok(Format::WooCommerce { .. })));
}
