//! Percent-encoding: how text stands in an address, and in lines of `key=value&…` of the same kind.

/// Percent-encodes all but letters, digits and `-_.~,:/`.
pub(super) fn encode(text: &str) -> String {
    encode_all_but(text, |c| {
        c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | ',' | ':' | '/')
    })
}

/// Percent-encodes only what would end a value that stands in a line of a file.
pub(crate) fn encode_in_line(text: &str) -> String {
    encode_all_but(text, |c| !c.is_control() && !matches!(c, '%' | '&' | '+'))
}

/// Percent-encodes all characters but those that stay.
pub(crate) fn encode_all_but(text: &str, stays: fn(char) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len());
    let mut bytes = [0; 4];
    for c in text.chars() {
        match stays(c) {
            true => encoded.push(c),
            false => {
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    encoded.push_str(&format!("%{byte:02X}"));
                }
            }
        }
    }
    encoded
}

/// Undoes percent-encoding; a `+` is a space, as forms write it. `None` where the result is not UTF-8.
pub(crate) fn decode(text: &str) -> Option<String> {
    let text = text.as_bytes();
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let escaped = text.get(at + 1..at + 3).filter(|_| byte == b'%').and_then(hexadecimal);
        bytes.push(match byte {
            b'+' => b' ',
            _ => escaped.unwrap_or(byte), // a lone percent sign stands for itself, as people type it
        });
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8(bytes).ok()
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    match *digits {
        [high, low] => Some((digit(high)? * 16 + digit(low)?) as u8),
        _ => None,
    }
}
