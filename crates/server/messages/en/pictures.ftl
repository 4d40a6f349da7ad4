# Pictures that people send, and pictures that are fetched.
picture-choose = Choose a picture
picture-send = Upload
picture-remove = Remove
picture-help = JPEG, PNG, WebP or GIF, up to { $largest } MB. Where and when it was taken is not kept.
picture-help-product = { $help } At most { $most } pictures.
picture-portrait = Your portrait
picture-logo = Logo
picture-banner = Banner
picture-saved = The picture is saved.
picture-removed = The picture is removed.
picture-is-first = The picture is the first now.
picture-none = Choose a picture first.
picture-empty = The file is empty. Choose another one.
picture-too-large = The file is too large: { $largest } MB is the most. Save it smaller and send it again.
picture-unknown = This is no picture. JPEG, PNG, WebP and GIF are taken.
picture-kind = { $kind ->
    [SVG] Drawings (SVG) are not taken, because they may carry programs. Save it as PNG.
    [HEIC] This photo is in HEIC. Share it as JPEG: phones offer this as “most compatible”.
   *[other] This is a { $kind } file. JPEG, PNG, WebP and GIF are taken.
}
picture-too-many-points = The picture has too many points. Save it with at most 50 megapixels.
picture-broken = The picture is broken: it ends in the middle or contradicts itself. Save it anew and send it again.
picture-too-many = A product has at most { $most } pictures. Remove one first.
picture-first = Shown first
picture-add = Add a picture
picture-alt = What it shows
picture-alt-help = For people who do not see it, such as “Bowl from above, half full”.
picture-reason = { $word ->
    [address] This is no web address.
    [port] Only the usual ports of web servers are called.
    [private] This address is not public.
    [unknown] No server has this name.
    [silent] The server does not answer.
    [status-403] The server does not give it away (403).
    [status-404] There is nothing at this address (404).
    [status-410] There is nothing at this address any more (410).
    [status] The server answers with the error { $detail }.
    [redirects] The server sends us on and on.
    [large] The file is too large.
    [slow] The server takes too long.
    [kind] What is there is no picture but { $detail }.
    [points] The picture has too many points.
   *[broken] What is there is no picture that can be read.
}
own-pictures = Pictures
own-pictures-empty = No pictures yet
own-pictures-empty-text = Until there is one, customers see a coloured tile with the first letters.
pictures-title = Pictures from other servers
pictures-lead = Your catalog files name pictures by their address. Each is fetched once; shops show our copy.
pictures-more = Look at them
pictures-fetched = { $fetched ->
    [one] The picture is here.
   *[other] All { $fetched } pictures are here.
}
pictures-waiting = { $fetched } of { $all } pictures are here. The others are being fetched.
pictures-failed = { $count ->
    [one] 1 picture could not be fetched. { $fetched } of { $all } are here.
   *[other] { $count } pictures could not be fetched. { $fetched } of { $all } are here.
}
pictures-problems = Could not be fetched
pictures-next = Tried again
pictures-again = Try all of them again
pictures-tried-again = They are tried again now.
pictures-will-be-fetched = Will be fetched from { $address }
