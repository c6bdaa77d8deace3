package se.malspar.app.pages.registrera;

import org.springframework.stereotype.Component;
import se.malspar.app.access.Users;

/** How those who log in are named at the desk. */
@Component("people")
public final class People {

    private final Users users;

    People(Users users) {
        this.users = users;
    }

    /** The person's name and user name; the user name alone of who is no longer among those who log in. */
    public String named(String username) {
        return users.find(username)
                .map(user -> "%s (%s)".formatted(user.displayName(), user.username()))
                .orElse(username);
    }
}
