<?xml version="1.0" encoding="UTF-8"?>
<!--
The words of a page of HTML, with marks where its lines begin and end. What no reader sees is left
out. The marks are characters that Unicode keeps for use within a program, and stand for

  FDD0  the beginning or the end of an element: white space on both sides stays apart
  FDD1  the same, and a line ends
  FDD2  white space that follows is left out
  FDD3  the two spaces by which an item stands in another one
  FDD4  the sign of an item
  FDD5  a tab for each cell of its row before a cell, as loaders/read/html_cells.py counted them
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="*">
    <xsl:text>&#xFDD0;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>&#xFDD0;</xsl:text>
  </xsl:template>

  <xsl:template match="br">
    <xsl:text>&#xFDD0;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>&#xFDD1;&#xFDD2;</xsl:text>
    <xsl:if test="@item">&#xFDD4;</xsl:if>
    <xsl:value-of select="@column"/>
  </xsl:template>

  <xsl:template match="address | article | aside | blockquote | body | caption | center | dd | details
      | div | dl | dt | fieldset | figcaption | figure | form | h1 | h2 | h3 | h4 | h5 | h6 | header
      | hr | legend | li | main | ol | p | pre | section | summary | table | tbody | td | tfoot | th
      | thead | tr | ul">
    <xsl:text>&#xFDD1;</xsl:text>
    <xsl:apply-templates select="." mode="mark"/>
    <xsl:text>&#xFDD2;</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>&#xFDD1;&#xFDD2;</xsl:text>
  </xsl:template>

  <xsl:template match="*" mode="mark"/>
  <xsl:template match="li" mode="mark">
    <xsl:for-each select="ancestor::li">&#xFDD3;</xsl:for-each>
    <xsl:text>&#xFDD4;</xsl:text>
  </xsl:template>
  <xsl:template match="*[@item]" mode="mark">&#xFDD4;</xsl:template>
  <xsl:template match="*[@column]" mode="mark">
    <xsl:value-of select="@column"/>
  </xsl:template>

  <!-- What is struck out is said no more. What is hidden may be the closed part of a page. -->
  <xsl:template match="applet | audio | button | canvas | del | footer | head | iframe | img | input
      | map | nav | noscript | object | s | script | select | strike | style | svg | template
      | textarea | video"/>
</xsl:stylesheet>
