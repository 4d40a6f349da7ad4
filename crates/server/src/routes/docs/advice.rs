use crate::api::Code;

/// What somebody does about a problem.
pub(super) const fn of(code: Code) -> &'static str {
    match code {
        Code::Malformed => "The body is not JSON, or breaks off. Nothing was done; mend the request.",
        Code::KeyNeeded => {
            "Placing an order and giving money back need an Idempotency-Key, so that trying again is always safe. Make a \
             new one for each request, and send the same when you try again."
        }
        Code::Unauthorized => {
            "Send the key as Authorization: Bearer ast_..., a cart's secret as Cart-Token, an order's as Order-Token. A key \
             that has expired or was revoked opens nothing. Trying many keys is slowed down."
        }
        Code::MissingScope => "The member scope names what the key lacks. Make a key that may do it, in the console.",
        Code::WrongOwner => "The operation is for another kind of owner: a merchant's key does not act for a brand.",
        Code::Suspended => {
            "The operator suspended the shop, brand or seller the key acts for, or the person who made it. The console says \
             why. The key works again when the suspension is lifted; a key that a suspended person made can be replaced."
        }
        Code::NotFound => "It is not there, or it is somebody else's: the two look the same on purpose.",
        Code::MethodNotAllowed => "The header Allow says what this address answers to.",
        Code::Conflict => {
            "The request is sound, but things are in a state in which it cannot be done: an order that is paid cannot be \
             cancelled, a code that is taken cannot be taken again. Look at it anew."
        }
        Code::CartChanged => {
            "A price, the stock, a coupon or the total is no longer what the customer agreed to; changes says which. Show it, \
             accept it with the operation acceptCartChanges, ask for a quote, and place the order with the new total."
        }
        Code::InProgress => {
            "The first request with this Idempotency-Key is still being worked on. Try again in a second."
        }
        Code::TooLarge => "JSON has at most 256 KiB, a catalog file 64 MiB.",
        Code::UnsupportedMediaType => "Send Content-Type: application/json.",
        Code::Invalid => {
            "errors names each field by a JSON pointer and says what is wrong with it. Fields that are not known are refused \
             rather than passed over."
        }
        Code::KeyReused => "Another request was sent with this Idempotency-Key within 24 hours. Make a new key.",
        Code::TooManyRequests => "Retry-After says when. RateLimit-Remaining told how many were left.",
        Code::Internal => {
            "We are at fault; X-Request-Id finds it in our log. Nothing half-done remains, and the answer is not kept: try \
             again with the same Idempotency-Key."
        }
    }
}
