package dev.threadkeep.architecture.broken.vendors.vendors.acme;

public final class AcmeVendor {}
