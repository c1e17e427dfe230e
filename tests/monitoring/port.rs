//! A port of this machine that somebody listens at, for a while.

use tests::shut::Shut;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A listener that takes connections and says nothing.
pub struct Port {
    /// Its number.
    pub number: u16,
    accepting: JoinHandle<()>,
}

impl Port {
    /// Opens any port.
    pub async fn open() -> Port {
        Port::taking(TcpListener::bind(("127.0.0.1", 0)).await.expect("a port"))
    }

    /// Opens a port that was shut.
    pub fn reopened(shut: Shut) -> Port {
        Port::taking(shut.open())
    }

    fn taking(listener: TcpListener) -> Port {
        let number = listener.local_addr().expect("an address").port();
        let accepting = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                drop(socket);
            }
        });
        Port { number, accepting }
    }

    /// Closes it, and keeps it from everybody else.
    pub async fn close(self) -> Shut {
        self.accepting.abort();
        let _ = self.accepting.await;
        Shut::at(self.number)
    }
}
