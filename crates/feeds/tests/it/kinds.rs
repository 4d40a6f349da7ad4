//! Files of every kind people upload by mistake, each recognised and refused by name.

use feeds::{Delimiter, Format, detect};

use crate::support::{euros, read_with, refusal};

fn kind(file: impl AsRef<[u8]>) -> Result<Format, String> {
    detect(file.as_ref(), "upload").map_err(|refusal| refusal.to_string())
}

#[test]
fn catalogs_are_told_apart_by_their_headings() {
    let delimiter = Delimiter::Comma;
    for (heading, expected) in [
        ("Handle,Title,Variant Price", Format::Shopify { delimiter }),
        ("Title,URL handle,Description,SKU,Price", Format::Shopify { delimiter }),
        ("Handle,Title,Variant SKU,Variant Inventory Qty,Variant Price", Format::Shopify { delimiter }),
        ("ID,Type,SKU,Name,Published,Regular price", Format::WooCommerce { delimiter }),
        ("SKU,Stock", Format::WooCommerce { delimiter }),
        ("Artikelnummer;Name;Regulärer Preis", Format::WooCommerce { delimiter: Delimiter::Semicolon }),
        ("id\ttitle\tprice", Format::GoogleText { delimiter: Delimiter::Tab }),
        ("id|title|image_link", Format::GoogleText { delimiter: Delimiter::Pipe }),
        ("id,title,description,link,image_link,price,availability", Format::GoogleText { delimiter }),
    ] {
        assert_eq!(kind(heading), Ok(expected), "{heading}");
        assert_eq!(kind(format!("\u{feff}\n{heading}\n")), Ok(expected), "{heading} with a byte order mark");
    }
}

#[test]
fn the_format_may_be_said_where_the_headings_are_too_few() {
    let file = "Title\nHat\n";
    assert!(refusal(file).contains("no heading of this file is one of a product catalog (found: Title)"));
    let format = Some(Format::Shopify { delimiter: Delimiter::Comma });
    let outcome = read_with(file, feeds::ReadOptions { format, ..euros() }).unwrap();
    assert_eq!(outcome.products[0].key, "hat");
}

#[test]
fn other_exports_of_the_same_shops_are_refused_by_name() {
    for (heading, name) in [
        ("Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,On hand", "a Shopify inventory export"),
        ("Handle,Title,Vendor,Variant SKU,Variant Inventory Qty", "an inventory export"),
        ("First Name,Last Name,Email,Accepts Marketing,Company", "a Shopify customer export"),
        ("Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Total Spent", "a Shopify customer export"),
        ("Name,Email,Financial Status,Paid at,Lineitem quantity,Lineitem name", "a Shopify order export"),
        ("Redirect from,Redirect to", "a Shopify redirect list"),
        ("Country Code,State Code,ZIP/Postcode,City,Rate %,Tax Name", "a WooCommerce tax-rate file"),
        ("Order ID,Order Date,Billing First Name,Order Total", "a WooCommerce order export"),
        ("Name,Username,Last Active,Sign Up,Email,Orders", "a WooCommerce customer export"),
    ] {
        let said = kind(format!("{heading}\n1,2\n")).unwrap_err();
        assert!(said.starts_with(&format!("this is {name}")), "{heading}: {said}");
        assert!(said.contains("export the products instead"), "{said}");
    }
    for (heading, name) in [
        ("handleId,fieldType,name,description,price", "Wix"),
        ("sku,attribute_set_code,product_type,name,price", "Magento"),
        ("TITLE,DESCRIPTION,PRICE,CURRENCY_CODE,QUANTITY,TAGS,IMAGE1", "Etsy"),
    ] {
        assert!(kind(heading).unwrap_err().contains(&format!("a product file of {name}")), "{heading}");
    }
}

#[test]
fn what_is_no_table_is_refused_by_name() {
    for (bytes, name) in [
        (b"".as_slice(), "the file is empty"),
        (b" \n\n ", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "a web page (HTML)"),
        (b"\n<HTML lang=de>", "a web page (HTML)"),
        (b"{\"products\": []}", "a JSON file"),
        (b"[{\"id\": 1}]", "a JSON file"),
        (b"PK\x03\x04\x14\0\0\0[Content_Types].xml xl/workbook.xml", "an Excel workbook (XLSX)"),
        (b"PK\x03\x04\x14\0\0\0products.csv", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook (XLS)"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xfeH\0a\0n\0", "the file is in UTF-16"),
        (b"H\0a\0n\0d\0l\0e\0", "the file is in UTF-16"),
        (b"\0H\0a\0n\0d\0l\0e", "the file is in UTF-16"),
        (b"Handle,Title\na,\0\0\0\x01", "this is not a text file"),
        (b"\x01\x02\x03\x04\x05\x06", "this is not a text file"),
        (b"Handle,Title,Price\na,A,1\nb,Gr\xf6\xdfe,2\n", "line 3 is not UTF-8 (probably Windows-1252 or Latin-1)"),
    ] {
        let said = kind(bytes).unwrap_err();
        assert!(said.contains(name), "{name}: {said}");
    }
}

#[test]
fn xml_of_other_kinds_is_refused_by_name() {
    for (xml, name) in [
        (
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><guid>1</guid></item></channel></rss>",
            "news feed (RSS)",
        ),
        ("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry/></feed>", "news feed (Atom)"),
        ("<!-- map --><urlset></urlset>", "a sitemap"),
        ("<?xml version=\"1.0\"?><!DOCTYPE note [<!ENTITY a \"b\">]><note/>", "its first element is <note>"),
        ("<?xml version='1.0' encoding='ISO-8859-1'?><rss/>", "the file says it is in ISO-8859-1"),
        ("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\"><html xmlns=\"x\"/>", "a web page (HTML)"),
        ("<?xml version=\"1.0\"?>", "its first element is <?>"),
    ] {
        let said = kind(xml).unwrap_err();
        assert!(said.contains(name), "{xml}: {said}");
    }
}

#[test]
fn tables_of_something_else_are_not_taken_for_catalogs() {
    for table in [
        "id,name,type,description\n1,Ada,person,engineer\n",
        "Date,Amount,Note\n2026-01-01,5,lunch\n",
        "just a sentence, with a comma\nand another\n",
        "Title,Author\nEmma,Austen\n",
    ] {
        let said = kind(table).unwrap_err();
        assert!(said.starts_with("no heading of this file is one of a product catalog"), "{table}: {said}");
    }
}

#[test]
fn headings_alone_are_no_catalog() {
    assert_eq!(refusal("Handle,Title,Variant Price\n"), "the file has headings but no products");
    assert_eq!(refusal("Handle,Title,Variant Price\n,,\n"), "the file has headings but no products");
}
