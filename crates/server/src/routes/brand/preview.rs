use std::io::Cursor;

use askama::Template as _;
use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use feeds::ReadOptions;
use market::UploadId;
use market::catalog::{Counts, Difference, ImportOptions, Upload};

use super::{differences, files, running};
use crate::link;
use crate::pages::brand::import::ImportPreviewPage;
use crate::pages::parts::Flash;
use crate::routes::consoles::brand_console;
use crate::web::{App, BrandDesk, Fields, Limit, May, Visitor, WebError, may};

/// What an upload would change; once it was confirmed, how far the import is.
pub(super) async fn show(
    visitor: Visitor,
    desk: May<may::See, BrandDesk>,
    State(app): State<App>,
    Path((_, upload)): Path<(String, String)>,
    Query(wish): Query<running::Wish>,
) -> Result<Response, WebError> {
    let id: UploadId = upload.parse().map_err(|_| WebError::NotFound)?;
    if let Some(job) = app.market().catalog().import_of(desk.brand.id, id).await?
        && let Some(page) = running::page(&visitor, &app, &desk, (&job, &wish)).await?
    {
        return Ok(page);
    }
    app.limits().count(Limit::Upload, &visitor)?;
    let upload = find(&app, &desk, &upload).await?;
    let (file, options) = opened(&upload);
    let difference = app.market().catalog().preview(desk.brand.id, file, options).await?;
    Ok(page(&visitor, &app, &desk, &upload, &difference).await?.into_response())
}

/// Lets it be imported, or forgets it.
pub(super) async fn answer(
    visitor: Visitor,
    desk: May<may::Catalog, BrandDesk>,
    State(app): State<App>,
    Path((_, upload)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, WebError> {
    let texts = visitor.texts();
    let upload = find(&app, &desk, &upload).await?;
    let catalog = desk.market(&app).catalog();
    if fields.get("action") == "confirm" {
        let (file, options) = opened(&upload);
        let difference = catalog.preview(desk.brand.id, file, options).await?;
        if difference.mistakes.total > 0 {
            return Ok(page(&visitor, &app, &desk, &upload, &difference).await?.into_response());
        }
        let Counts { new, changed, unchanged, .. } = difference.counts;
        catalog.confirm_upload(desk.brand.id, upload.id, &upload.file.name, new + changed + unchanged).await?;
        let here = link::brand_import_preview(&desk.brand.slug, upload.id).and("watch", "yes");
        return Ok(Redirect::to(here.as_str()).into_response());
    }
    catalog.discard_upload(desk.brand.id, upload.id).await?;
    let mut response = Redirect::to(link::brand_import(&desk.brand.slug).as_str()).into_response();
    visitor.say(&mut response, &Flash::good(texts.t("import-discarded").with("file", &upload.file.name)));
    Ok(response)
}

async fn find(app: &App, desk: &BrandDesk, upload: &str) -> Result<Upload, WebError> {
    let id: UploadId = upload.parse().map_err(|_| WebError::NotFound)?;
    Ok(app.market().catalog().upload(desk.brand.id, id).await?)
}

fn opened(upload: &Upload) -> (Cursor<Vec<u8>>, ImportOptions) {
    let file = &upload.file;
    let options = ImportOptions {
        file_name: file.name.clone(),
        read: ReadOptions::new(file.currency),
        blank_erases: file.blank_erases,
    };
    (Cursor::new(file.bytes.clone()), options)
}

async fn page(
    visitor: &Visitor,
    app: &App,
    desk: &BrandDesk,
    upload: &Upload,
    difference: &Difference,
) -> Result<Html<String>, WebError> {
    let texts = visitor.texts();
    let cx = visitor.shell(texts.t("console-import")).await?;
    let touched = difference.counts.new + difference.counts.changed;
    let can_import = difference.mistakes.total == 0 && touched > 0;
    let page = ImportPreviewPage {
        console: brand_console(app, &cx, &desk.brand).await?,
        action: link::brand_import_preview(&desk.brand.slug, upload.id),
        file: upload.file.name.clone(),
        kind: files::kind(&texts, &difference.format.to_string()),
        counts: differences::counts(&texts, difference),
        errors: differences::errors(&texts, difference),
        new: differences::new(&texts, difference),
        changed: differences::changed(&texts, difference),
        erased: differences::erased(&texts, difference),
        dropped_columns: differences::dropped_columns(&texts, difference),
        dropped_pictures: differences::dropped_pictures(&texts, difference),
        not_shown: differences::not_shown(&texts, difference),
        confirm: if can_import { texts.t("diff-confirm").with("count", touched).to_string() } else { String::new() },
        cx,
    };
    Ok(Html(page.render()?))
}
