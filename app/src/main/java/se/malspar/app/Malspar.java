package se.malspar.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The product: starts every door there is. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Malspar {

    public static void main(String[] args) {
        SpringApplication.run(Malspar.class, args);
    }
}
