//! Numbers and byte strings one after the other, little end first.

use alloy_primitives::{Address, B256, U256};

/// What was to be read ends before it is complete, or says what cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Garbled;

/// Bytes that grow.
#[derive(Debug, Default)]
pub(crate) struct Writer(pub(crate) Vec<u8>);

impl Writer {
    pub(crate) fn byte(&mut self, value: u8) {
        self.0.push(value);
    }

    pub(crate) fn u32(&mut self, value: u32) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    pub(crate) fn u64(&mut self, value: u64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    pub(crate) fn word(&mut self, value: U256) {
        self.0.extend_from_slice(&value.to_le_bytes::<32>());
    }

    pub(crate) fn plain(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// A count or a length. What a block holds is limited by its gas, far below what the four bytes can say.
    pub(crate) fn count(&mut self, count: usize) {
        self.u32(u32::try_from(count).unwrap_or(u32::MAX));
    }

    /// Bytes behind their length.
    pub(crate) fn sized(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.plain(bytes);
    }
}

/// Bytes that are read from the front.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes have been read.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    pub(crate) const fn is_done(&self) -> bool {
        self.at == self.bytes.len()
    }

    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], Garbled> {
        let end = self.at.checked_add(count).ok_or(Garbled)?;
        let taken = self.bytes.get(self.at..end).ok_or(Garbled)?;
        self.at = end;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Garbled> {
        self.take(N)?.try_into().map_err(|_| Garbled)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, Garbled> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(crate) fn u32(&mut self) -> Result<u32, Garbled> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self) -> Result<u64, Garbled> {
        self.array().map(u64::from_le_bytes)
    }

    pub(crate) fn word(&mut self) -> Result<U256, Garbled> {
        self.array::<32>().map(U256::from_le_bytes)
    }

    pub(crate) fn hash(&mut self) -> Result<B256, Garbled> {
        self.array().map(B256::new)
    }

    pub(crate) fn address(&mut self) -> Result<Address, Garbled> {
        self.array().map(Address::new)
    }

    pub(crate) fn flag(&mut self) -> Result<bool, Garbled> {
        match self.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Garbled),
        }
    }

    /// A count of things of at least `least` bytes each, of which there is room for all.
    pub(crate) fn count(&mut self, least: usize) -> Result<usize, Garbled> {
        let count = usize::try_from(self.u32()?).map_err(|_| Garbled)?;
        let room = self.bytes.len() - self.at;
        if count.checked_mul(least).is_none_or(|needed| needed > room) {
            return Err(Garbled);
        }
        Ok(count)
    }

    pub(crate) fn sized(&mut self) -> Result<&'a [u8], Garbled> {
        let length = self.count(1)?;
        self.take(length)
    }
}
