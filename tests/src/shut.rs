//! A port of this machine that is not free, and at which nobody listens.

use tokio::net::{TcpListener, TcpSocket};

/// A port that is taken, so that nobody else opens it, and at which nobody listens.
pub struct Shut {
    /// Its number.
    pub number: u16,
    socket: TcpSocket,
}

impl Shut {
    /// Any port.
    ///
    /// # Panics
    /// When there is none.
    pub fn any() -> Shut {
        Shut::bound(TcpSocket::new_v4().expect("a socket"), 0)
    }

    /// This port, at which somebody may have listened until now.
    ///
    /// # Panics
    /// When somebody has it.
    pub fn at(number: u16) -> Shut {
        let socket = TcpSocket::new_v4().expect("a socket");
        // Connections that were closed a moment ago would keep it.
        socket.set_reuseaddr(true).expect("a socket");
        Shut::bound(socket, number)
    }

    fn bound(socket: TcpSocket, number: u16) -> Shut {
        socket.bind(([127, 0, 0, 1], number).into()).expect("the port is free");
        let number = socket.local_addr().expect("an address").port();
        Shut { number, socket }
    }

    /// Opens it: from now on connections are taken.
    ///
    /// # Panics
    /// When the system refuses.
    pub fn open(self) -> TcpListener {
        self.socket.listen(1_024).expect("it listens")
    }
}
