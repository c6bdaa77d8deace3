package se.malspar.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The product: starts every door there is. */
@SpringBootApplication
public class Malspar {

    public static void main(String[] args) {
        SpringApplication.run(Malspar.class, args);
    }
}
