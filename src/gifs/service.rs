//! The GIF services that the app can ask, as data. Everything that names a service reads it from
//! here; `provider.rs` creates what speaks to it.

/// A GIF service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GifService {
    /// klipy.com.
    Klipy,
    /// giphy.com.
    Giphy,
}

/// What a key of a service allows. The administrators' page explains it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyQuota {
    /// 100 calls an hour for a test; a production key is free and has no limit.
    FreeAfterForm,
    /// 100 calls an hour; more requires a contract.
    Contract,
}

/// What distinguishes a service from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GifServiceSpec {
    /// The name of its entry in the `config` block, and the value of the app option `gif_provider`.
    pub name: &'static str,
    /// The app option that has the portal's key.
    pub key_option: &'static str,
    /// The beginning of its ids in the stored state; see [`GifId`](super::GifId).
    pub id_prefix: &'static str,
    /// The name as the service spells it.
    pub title: &'static str,
    /// The mark that its terms require beside its GIFs. It is not translated.
    pub mark: &'static str,
    /// The placeholder of the search field that its terms require. It is not translated.
    pub placeholder: &'static str,
    /// The address, without a protocol, where an administrator gets a key.
    pub key_page: &'static str,
    /// What a key allows.
    pub quota: KeyQuota,
}

impl GifService {
    /// All services. Where an administrator has not chosen one, the first that has a key is used.
    pub const ALL: [Self; 2] = [Self::Klipy, Self::Giphy];

    /// Returns the data of the service.
    pub const fn spec(self) -> &'static GifServiceSpec {
        match self {
            Self::Klipy => &GifServiceSpec {
                name: "klipy",
                key_option: "klipy_api_key",
                id_prefix: "k",
                title: "KLIPY",
                mark: "Powered by KLIPY",
                placeholder: "Search KLIPY",
                key_page: "klipy.com/developers",
                quota: KeyQuota::FreeAfterForm,
            },
            Self::Giphy => &GifServiceSpec {
                name: "giphy",
                key_option: "giphy_api_key",
                id_prefix: "",
                title: "GIPHY",
                mark: "Powered By GIPHY",
                placeholder: "Search GIPHY",
                key_page: "developers.giphy.com",
                quota: KeyQuota::Contract,
            },
        }
    }

    /// Reads a name from the app option. `None` for anything else, such as `auto`: the app chooses.
    pub fn parse(text: &str) -> Option<Self> {
        let is = |service: &Self| text.trim().eq_ignore_ascii_case(service.spec().name);
        Self::ALL.into_iter().find(is)
    }
}

/// A value for each service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PerService<T>([T; GifService::ALL.len()]);

impl<T> PerService<T> {
    /// Creates the values, in the order of [`GifService::ALL`].
    pub fn new(create: impl FnMut(GifService) -> T) -> Self {
        Self(GifService::ALL.map(create))
    }

    /// Returns the value for a service.
    pub const fn get(&self, service: GifService) -> &T {
        let [klipy, giphy] = &self.0;
        match service {
            GifService::Klipy => klipy,
            GifService::Giphy => giphy,
        }
    }
}

impl PerService<usize> {
    /// Adds one to the value for a service, and returns the sum.
    pub const fn increment(&mut self, service: GifService) -> usize {
        let [klipy, giphy] = &mut self.0;
        let count = match service {
            GifService::Klipy => klipy,
            GifService::Giphy => giphy,
        };
        *count += 1;
        *count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_case() {
        for service in GifService::ALL {
            let text = format!(" {} ", service.spec().title);
            assert_eq!(GifService::parse(&text), Some(service));
        }
        for text in ["", "auto", "tenor", "klipy,giphy"] {
            assert_eq!(GifService::parse(text), None, "{text}");
        }
    }

    #[test]
    fn each_service_has_its_own_value() {
        let names = PerService::new(|service| service.spec().name);
        for service in GifService::ALL {
            assert_eq!(*names.get(service), service.spec().name);
        }
    }

    #[test]
    fn no_two_services_share_a_name() {
        let [klipy, giphy] = GifService::ALL.map(GifService::spec);
        assert_ne!(klipy.name, giphy.name);
        assert_ne!(klipy.key_option, giphy.key_option);
        assert_ne!(klipy.id_prefix, giphy.id_prefix);
    }
}
