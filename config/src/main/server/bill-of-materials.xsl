<?xml version="1.0" encoding="UTF-8"?>
<!-- The server's bill of materials (CycloneDX), made of the list of licences that WildFly comes with: that list tells of all it could be
     provisioned with, this bill of what lies in the folder, and of the two that the server's configuration brings. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://cyclonedx.org/schema/bom/1.6">
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>
  <xsl:param name="jars"/><!-- the paths of all that lies in the folder, separated by spaces -->
  <xsl:param name="wildfly"/>
  <xsl:param name="lucene"/>
  <xsl:param name="postgresql"/>

  <xsl:template match="/licenseSummary">
    <bom version="1">
      <metadata>
        <component type="platform" bom-ref="server">
          <group>org.wildfly</group><name>wildfly</name><version><xsl:value-of select="$wildfly"/></version>
        </component>
      </metadata>
      <components>
        <xsl:apply-templates select="dependencies/dependency">
          <xsl:sort select="concat(groupId, ':', artifactId)"/>
        </xsl:apply-templates>
        <xsl:call-template name="library">
          <xsl:with-param name="group">org.apache.lucene</xsl:with-param><xsl:with-param name="name">lucene-highlighter</xsl:with-param>
          <xsl:with-param name="version" select="$lucene"/><xsl:with-param name="licence">Apache-2.0</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="library">
          <xsl:with-param name="group">org.apache.lucene</xsl:with-param><xsl:with-param name="name">lucene-memory</xsl:with-param>
          <xsl:with-param name="version" select="$lucene"/><xsl:with-param name="licence">Apache-2.0</xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="library">
          <xsl:with-param name="group">org.postgresql</xsl:with-param><xsl:with-param name="name">postgresql</xsl:with-param>
          <xsl:with-param name="version" select="$postgresql"/><xsl:with-param name="licence">BSD-2-Clause</xsl:with-param>
        </xsl:call-template>
      </components>
    </bom>
  </xsl:template>

  <!-- artifact-version.jar, artifact-version-classifier.jar, or artifact.jar; the launcher of bin/ has a name of its own -->
  <xsl:template match="dependency">
    <xsl:variable name="named" select="concat('/', artifactId, '-', version)"/>
    <xsl:if test="contains($jars, concat($named, '.jar')) or contains($jars, concat($named, '-')) or contains($jars, concat('/', artifactId, '.jar'))
                  or artifactId = 'wildfly-launcher'">
      <xsl:call-template name="library">
        <xsl:with-param name="group" select="groupId"/><xsl:with-param name="name" select="artifactId"/>
        <xsl:with-param name="version" select="version"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="library">
    <xsl:param name="group"/><xsl:param name="name"/><xsl:param name="version"/><xsl:param name="licence"/>
    <component type="library" bom-ref="pkg:maven/{$group}/{$name}@{$version}">
      <group><xsl:value-of select="$group"/></group>
      <name><xsl:value-of select="$name"/></name>
      <version><xsl:value-of select="$version"/></version>
      <licenses>
        <xsl:choose>
          <xsl:when test="licenses"><xsl:for-each select="licenses/license"><license><name><xsl:value-of select="name"/></name></license></xsl:for-each></xsl:when>
          <xsl:otherwise><license><id><xsl:value-of select="$licence"/></id></license></xsl:otherwise>
        </xsl:choose>
      </licenses>
      <purl>pkg:maven/<xsl:value-of select="concat($group, '/', $name, '@', $version)"/></purl>
    </component>
  </xsl:template>
</xsl:stylesheet>
