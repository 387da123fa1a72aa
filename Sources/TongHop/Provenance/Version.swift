/// Of the program, as documents name it.
public enum Version {
  public static let text = "0.1.0-dev"
}
