package io.supervised.tck.application.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts the resources of this archive below {@code rest}. */
@ApplicationPath("rest")
public class Resources extends Application {}
